import { connection } from '../app/connection.js';

/**
 * What happened meanwhile, gathered, so that a hundred events are one look. The host's `look` gets
 * the events, or null when anything may have happened; it is never called twice at a time.
 */
const GATHER_MILLIS = 400;

export class Changes {
  #look;
  #only;
  #gathered = [];
  #missed = false;
  #timer = 0;
  #busy = false;

  /** @param only which events matter */
  constructor(host, look, only = () => true) {
    this.#look = look;
    this.#only = only;
    host.addController(this);
  }

  hostConnected() {
    connection.addEventListener('change', this.#changed);
    connection.addEventListener('resumed', this.#resumed);
  }

  hostDisconnected() {
    connection.removeEventListener('change', this.#changed);
    connection.removeEventListener('resumed', this.#resumed);
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#gathered = [];
  }

  #changed = ({ detail }) => {
    if (!this.#only(detail)) return;
    this.#gathered.push(detail);
    this.#soon();
  };

  #resumed = () => {
    this.#missed = true;
    this.#soon();
  };

  #soon() {
    this.#timer ||= setTimeout(() => this.#run(), GATHER_MILLIS);
  }

  async #run() {
    this.#timer = 0;
    if (this.#busy) return;
    const events = this.#missed ? null : this.#gathered;
    this.#gathered = [];
    this.#missed = false;
    this.#busy = true;
    try {
      await this.#look(events);
    } finally {
      this.#busy = false;
      if (this.#gathered.length > 0 || this.#missed) this.#soon();
    }
  }
}
