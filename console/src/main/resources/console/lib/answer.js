import { nothing } from './lit.js';
import { bones, failure } from '../parts/state.js';

/**
 * What a page asked a service, as far as it is known: waiting, here, or failed. What is here stays
 * while it is asked again, and a later question outruns an earlier one. After 150 ms of waiting a
 * skeleton may be shown.
 */
const SKELETON_MILLIS = 150;
/** What was here is no more. */
const GONE = [404, 410];

export class Answer {
  #host;
  #question;
  #asking = null;
  #timer = 0;

  value = undefined;
  problem = null;
  isSlow = false;

  /** @param question called with a signal; answers with a promise */
  constructor(host, question) {
    this.#host = host;
    this.#question = question;
    host.addController(this);
  }

  get isHere() {
    return this.value !== undefined;
  }

  hostDisconnected() {
    this.#asking?.abort();
    clearTimeout(this.#timer);
  }

  /** Forgets what is here: it belongs to another question. */
  forget() {
    this.value = undefined;
    this.problem = null;
    this.isSlow = false;
  }

  async ask() {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    clearTimeout(this.#timer);
    if (!this.isHere) this.#timer = setTimeout(() => this.#slow(), SKELETON_MILLIS);
    try {
      const value = await this.#question(asking.signal);
      if (asking.signal.aborted) return;
      this.value = value;
      this.problem = null;
    } catch (problem) {
      if (asking.signal.aborted) return;
      this.problem = problem;
      if (!('code' in problem)) throw problem;
      if (GONE.includes(problem.status)) this.value = undefined;
    } finally {
      if (this.#asking === asking) {
        clearTimeout(this.#timer);
        this.isSlow = false;
        this.#host.requestUpdate();
      }
    }
  }

  /** What is here by its template; else why not. */
  show(template, skeleton = bones) {
    if (this.isHere) return template(this.value);
    if (this.problem) return failure(this.problem, () => this.ask());
    return this.isSlow ? skeleton() : nothing;
  }

  #slow() {
    this.isSlow = true;
    this.#host.requestUpdate();
  }
}
