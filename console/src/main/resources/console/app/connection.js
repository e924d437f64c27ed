import { streamUrl } from '../api/history.js';

/**
 * The one event stream of the page. It heals itself: it tries again by and by, goes on where it was
 * (`after`), and tells with `resumed` that lists should be read again.
 *
 * Events: `state`; `change` with what happened to a job; `resumed`.
 */
const TRIES_MILLIS = [500, 1000, 2000, 4000, 8000, 15_000];
/** So often in vain with a position: perhaps it is the position that is refused. */
const TRIES_WITH_POSITION = 4;
const PATIENCE_MILLIS = 3_000;
/** A browser gives a host six connections for all its tabs: a hidden page gives its own back. */
const HIDDEN_MILLIS = 20_000;

class Connection extends EventTarget {
  #source = null;
  #position = null;
  #tries = 0;
  #retry = 0;
  #patience = 0;
  #hidden = 0;

  /** `connecting`, `live`, or `lost`. */
  state = 'connecting';
  /** When the page last knew everything. */
  knownAt = null;
  nextTry = null;

  start() {
    this.#open();
    addEventListener('online', () => this.retry());
    addEventListener('pagehide', () => this.#close());
    addEventListener('pageshow', ({ persisted }) => persisted && this.#open());
    document.addEventListener('visibilitychange', () => this.#visibility());
  }

  /** At once, instead of when the next try is due. */
  retry() {
    if (this.state === 'live') return;
    this.#open();
  }

  #open() {
    this.#close();
    const after = this.#tries < TRIES_WITH_POSITION ? this.#position : null;
    const source = new EventSource(streamUrl({ after }));
    source.addEventListener('ready', (event) => this.#ready(event));
    source.addEventListener('message', (event) => this.#heard(event));
    source.addEventListener('error', () => this.#failed());
    this.#source = source;
    this.#expect();
  }

  #close() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  #ready(event) {
    const resumed = this.knownAt !== null;
    this.#position = event.lastEventId;
    this.#tries = 0;
    this.nextTry = null;
    this.knownAt = Date.now();
    clearTimeout(this.#patience);
    this.#patience = 0;
    this.#become('live');
    if (resumed) this.dispatchEvent(new Event('resumed'));
  }

  #heard(event) {
    this.#position = event.lastEventId;
    this.knownAt = Date.now();
    this.dispatchEvent(new CustomEvent('change', { detail: JSON.parse(event.data) }));
  }

  #failed() {
    if (this.state === 'live') this.knownAt = Date.now();
    this.#close();
    this.#expect();
    const wait = TRIES_MILLIS[Math.min(this.#tries++, TRIES_MILLIS.length - 1)];
    this.nextTry = Date.now() + wait;
    this.#retry = setTimeout(() => this.#open(), wait);
    this.#become(this.state === 'live' ? 'connecting' : this.state);
  }

  /** A blink is not worth a word; what lasts is. */
  #expect() {
    this.#patience ||= setTimeout(() => this.#become('lost'), PATIENCE_MILLIS);
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }

  #visibility() {
    clearTimeout(this.#hidden);
    if (document.hidden) {
      this.#hidden = setTimeout(() => {
        clearTimeout(this.#patience);
        this.#patience = 0;
        this.#close();
      }, HIDDEN_MILLIS);
    } else if (this.#source === null) {
      this.#open();
    }
  }
}

export const connection = new Connection();
