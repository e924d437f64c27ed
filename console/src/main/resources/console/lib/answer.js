import { bones, failure } from '../parts/state.js';
import { Asking } from './asking.js';
import { nothing } from './lit.js';

/**
 * What a page asked a service, as far as it is known: waiting, here, or failed. What is here stays
 * while it is asked again.
 */
const GONE = [404, 410];

export class Answer {
  #question;
  #asking;

  value = undefined;

  /** @param question called with a signal; answers with a promise */
  constructor(host, question) {
    this.#question = question;
    this.#asking = new Asking(() => host.requestUpdate());
    host.addController(this);
  }

  get isHere() {
    return this.value !== undefined;
  }

  /** Nothing more will come by itself. */
  get isSettled() {
    return this.isHere || this.problem !== null;
  }

  get problem() {
    return this.#asking.problem;
  }

  hostDisconnected() {
    this.#asking.stop();
  }

  /** Forgets what is here: it belongs to another question. */
  forget() {
    this.value = undefined;
    this.#asking.forget();
  }

  ask() {
    return this.#asking.ask((signal) => this.#look(signal), (value) => (this.value = value));
  }

  /** What is here by its template; else why not. */
  show(template, skeleton = bones) {
    if (this.isHere) return template(this.value);
    if (this.problem) return failure(this.problem, () => this.ask());
    return this.#asking.isSlow ? skeleton() : nothing;
  }

  async #look(signal) {
    try {
      return await this.#question(signal);
    } catch (problem) {
      // What was here is no more.
      if (!signal.aborted && GONE.includes(problem.status)) this.value = undefined;
      throw problem;
    }
  }
}
