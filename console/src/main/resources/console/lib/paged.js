import { bones, failure } from '../parts/state.js';
import { Asking } from './asking.js';
import { nothing } from './lit.js';

/** A list that comes in pages on a cursor. What is here stays while it is asked again. */
const PAGE = 100;
const MOST_AGAIN = 500;

export class Paged {
  #question;
  #asking;
  #next = null;

  items = null;
  total = null;

  /** @param question called with `{limit, cursor}` and a signal; answers with a page */
  constructor(host, question) {
    this.#question = question;
    this.#asking = new Asking(() => host.requestUpdate());
    host.addController(this);
  }

  /** Nothing more will come by itself. */
  get isSettled() {
    return this.items !== null || this.problem !== null;
  }

  get problem() {
    return this.#asking.problem;
  }

  get isBusy() {
    return this.#asking.isBusy;
  }

  get hasMore() {
    return this.#next !== null;
  }

  hostDisconnected() {
    this.#asking.stop();
  }

  /** Another question: what is here belongs to the last one. */
  start() {
    this.items = null;
    this.#asking.forget();
    return this.#ask({ limit: PAGE });
  }

  again() {
    return this.#ask({ limit: Math.min(MOST_AGAIN, Math.max(PAGE, this.items?.length ?? 0)) });
  }

  more() {
    if (this.isBusy || !this.hasMore) return;
    return this.#ask({ limit: PAGE, cursor: this.#next }, this.items);
  }

  /** What is here by its template; else why not. */
  show(template, skeleton = bones) {
    if (this.items !== null) return template(this.items);
    if (this.problem) return failure(this.problem, () => this.start());
    return this.#asking.isSlow ? skeleton() : nothing;
  }

  #ask(query, before = []) {
    return this.#asking.ask(
      (signal) => this.#question(query, signal),
      ({ items, total, next }) => {
        this.items = [...before, ...items];
        this.total = total;
        this.#next = next;
      },
    );
  }
}
