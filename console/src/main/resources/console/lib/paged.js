import { nothing } from './lit.js';
import { bones, failure } from '../parts/state.js';

/** A list that comes in pages on a cursor. What is here stays while it is asked again. */
const SKELETON_MILLIS = 150;
const PAGE = 100;
const MOST_AGAIN = 500;

export class Paged {
  #host;
  #question;
  #asking = null;
  #timer = 0;
  #next = null;
  #isSlow = false;

  items = null;
  total = null;
  problem = null;
  isBusy = false;

  /** @param question called with `{limit, cursor}` and a signal; answers with a page */
  constructor(host, question) {
    this.#host = host;
    this.#question = question;
    host.addController(this);
  }

  get hasMore() {
    return this.#next !== null;
  }

  hostDisconnected() {
    this.#asking?.abort();
    clearTimeout(this.#timer);
  }

  /** Another question: what is here belongs to the last one. */
  start() {
    this.items = null;
    return this.#ask({ limit: PAGE }, (page) => page.items);
  }

  again() {
    const limit = Math.min(MOST_AGAIN, Math.max(PAGE, this.items?.length ?? 0));
    return this.#ask({ limit }, (page) => page.items);
  }

  more() {
    if (this.isBusy || !this.hasMore) return;
    return this.#ask({ limit: PAGE, cursor: this.#next }, (page) => [...this.items, ...page.items]);
  }

  /** What is here by its template; else why not. */
  show(template, skeleton = bones) {
    if (this.items !== null) return template(this.items);
    if (this.problem) return failure(this.problem, () => this.start());
    return this.#isSlow ? skeleton() : nothing;
  }

  async #ask(query, take) {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.isBusy = true;
    clearTimeout(this.#timer);
    if (this.items === null) this.#timer = setTimeout(() => this.#slow(), SKELETON_MILLIS);
    try {
      const page = await this.#question(query, asking.signal);
      if (asking.signal.aborted) return;
      this.items = take(page);
      this.total = page.total;
      this.#next = page.next;
      this.problem = null;
    } catch (problem) {
      if (asking.signal.aborted) return;
      if (!('code' in problem)) throw problem;
      this.problem = problem;
    } finally {
      if (this.#asking === asking) {
        clearTimeout(this.#timer);
        this.#isSlow = false;
        this.isBusy = false;
        this.#host.requestUpdate();
      }
    }
  }

  #slow() {
    this.#isSlow = true;
    this.#host.requestUpdate();
  }
}
