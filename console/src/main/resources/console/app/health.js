import { readiness } from '../api/health.js';
import { connection } from './connection.js';

/** How the services are, asked now and then as long as somebody looks. Event: `change`. */
const EVERY_MILLIS = 15_000;

class Health extends EventTarget {
  #timer = 0;
  #asked = 0;

  /** `[{name, ready, millis, checks}]`; empty until the first answer. */
  services = [];

  start() {
    this.#look();
    connection.addEventListener('state', () => this.#look());
    document.addEventListener('visibilitychange', () => {
      clearTimeout(this.#timer);
      if (!document.hidden) this.#look();
    });
  }

  get allReady() {
    return this.services.every((service) => service.ready);
  }

  async #look() {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const services = await readiness();
    if (asked !== this.#asked) return;
    this.services = services;
    this.dispatchEvent(new Event('change'));
    this.#timer = setTimeout(() => this.#look(), EVERY_MILLIS);
  }
}

export const health = new Health();
