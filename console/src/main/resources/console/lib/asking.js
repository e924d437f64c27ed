import { Problem } from '../api/problem.js';

/**
 * One question at a time: a later one outruns an earlier one, whose answer nobody hears. What went
 * wrong stays until something is answered. After 150 ms of waiting a skeleton may be shown.
 */
const SLOW_MILLIS = 150;

export class Asking {
  #changed;
  #now = null;
  #timer = 0;

  problem = null;
  isSlow = false;
  /** Kept when the last question is over. */
  done = Promise.resolve();

  /** @param changed called whenever something here is different */
  constructor(changed) {
    this.#changed = changed;
  }

  get isBusy() {
    return this.#now !== null;
  }

  /** @param question called with a signal; @param take called with its answer, if it is still wanted */
  ask(question, take) {
    this.done = this.#ask(question, take);
    return this.done;
  }

  async #ask(question, take) {
    this.stop();
    const now = new AbortController();
    this.#now = now;
    this.#timer = setTimeout(() => this.#slow(), SLOW_MILLIS);
    this.#changed();
    try {
      const answer = await question(now.signal);
      if (now !== this.#now) return;
      take(answer);
      this.problem = null;
    } catch (failure) {
      if (now !== this.#now) return;
      this.problem = Problem.from(failure);
      if (this.problem !== failure) throw failure;
    } finally {
      if (now === this.#now) {
        this.stop();
        this.#changed();
      }
    }
  }

  /** Nobody waits for it any more. */
  stop() {
    this.#now?.abort();
    this.#now = null;
    clearTimeout(this.#timer);
    this.isSlow = false;
  }

  /** What went wrong belongs to another question. */
  forget() {
    this.stop();
    this.problem = null;
  }

  #slow() {
    this.isSlow = true;
    this.#changed();
  }
}
