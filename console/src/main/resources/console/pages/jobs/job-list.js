import * as history from '../../api/history.js';
import { Asking } from '../../lib/asking.js';
import { isId } from '../../lib/word.js';

/**
 * The jobs that match, as far as they have been scrolled to. Pages hang on a cursor, so nothing is
 * shown twice or left out while new jobs come.
 */
const PAGE = 200;
const MOST_AGAIN = 500;
const ONE_BY_ONE = 12;

export class JobList {
  #changed;
  #asking;
  #next = null;

  filter = {};
  rows = [];
  total = null;
  /** Jobs that came since, but are not shown yet. */
  fresh = new Set();

  constructor(changed) {
    this.#changed = changed;
    this.#asking = new Asking(changed);
  }

  get problem() {
    return this.#asking.problem;
  }

  get isBusy() {
    return this.#asking.isBusy;
  }

  get isComplete() {
    return !this.isBusy && this.#next === null;
  }

  /** Begins anew with another question. */
  async start(filter) {
    this.filter = filter;
    this.rows = [];
    this.total = null;
    this.#next = null;
    this.#asking.forget();
    await this.#read(PAGE);
  }

  /** The same again, as many as are shown. */
  async again() {
    await this.#read(Math.min(MOST_AGAIN, Math.max(PAGE, this.rows.length)));
  }

  async more() {
    if (this.isBusy || this.#next === null) return;
    const query = { ...this.filter, limit: PAGE, cursor: this.#next };
    await this.#asking.ask((signal) => history.jobs(query, signal), (page) => {
      const known = new Set(this.rows.map((job) => job.id));
      this.#take(page, [...this.rows, ...page.items.filter((job) => !known.has(job.id))]);
    });
  }

  /** Patches what is shown; answers whether it could. */
  async renew(ids) {
    const shown = new Set(this.rows.map((job) => job.id));
    const mine = ids.filter((id) => shown.has(id));
    if (mine.length > ONE_BY_ONE) return this.again();
    const renewed = await Promise.all(mine.map((id) => history.job(id).catch((problem) => ({ id, isGone: problem.status === 404 }))));
    const byId = new Map(renewed.map((job) => [job.id, job]));
    this.rows = this.rows
      .map((job) => ({ ...job, ...byId.get(job.id) }))
      .filter((job) => !job.isGone);
    ids.filter((id) => !shown.has(id)).forEach((id) => this.fresh.add(id));
    this.#changed();
  }

  async #read(limit) {
    this.fresh.clear();
    await this.#asking.ask((signal) => this.#first(limit, signal), (page) => this.#take(page, page.items));
  }

  /** An id names one job; history's search knows labels and tags. */
  async #first(limit, signal) {
    const [words] = this.filter.q ?? [];
    if (!isId(words)) return history.jobs({ ...this.filter, limit }, signal);
    const found = await history.job(words, signal).catch((problem) => {
      if (problem.status === 404) return null;
      throw problem;
    });
    return { items: found ? [found] : [], next: null, total: { value: found ? 1 : 0, relation: 'eq' } };
  }

  #take({ next, total }, rows) {
    this.rows = rows;
    this.#next = next;
    this.total = total;
  }
}
