import { Asking } from './asking.js';

/**
 * Images as far as they have been scrolled to, the newest first. Their source answers page by page;
 * ids grow with time, so what comes meanwhile finds its place.
 */
const PAGE = 60;
const MOST_AGAIN = 500;
const ONE_BY_ONE = 24;

export class ImageList {
  #changed;
  #asking;
  #source = null;
  #pages = null;

  rows = [];
  total = null;
  /** Images that came since, but are not shown yet. */
  fresh = new Set();

  /** @param changed called whenever something here is different */
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
    return !this.isBusy && this.problem === null && (this.#pages?.isComplete ?? true);
  }

  /** Begins anew with another source: `{pages(), find(id), holds(image, isShown)}`. */
  async start(source) {
    this.#source = source;
    this.rows = [];
    this.total = null;
    this.#asking.forget();
    await this.#read(PAGE);
  }

  /** The same again, as many as are shown. */
  async again() {
    await this.#read(Math.min(MOST_AGAIN, Math.max(PAGE, this.rows.length)));
  }

  async more() {
    if (this.isBusy) return this.#asking.done;
    if (this.#pages === null || this.#pages.isComplete) return;
    const pages = this.#pages;
    await this.#asking.ask((signal) => pages.next(PAGE, signal), ({ items, total }) => {
      const known = new Set(this.rows.map((image) => image.id));
      this.rows = [...this.rows, ...items.filter((image) => !known.has(image.id))];
      this.total = total;
    });
  }

  /**
   * Looks at these images again: they change, come or go. New ones wait unless they may come in.
   * Answers with what they are now.
   */
  async renew(ids, mayComeIn) {
    if (ids.length > ONE_BY_ONE) {
      await this.again();
      return this.rows.filter((image) => ids.includes(image.id));
    }
    const source = this.#source;
    const asked = await Promise.all(ids.map((id) => source.find(id).catch((problem) => (problem.status === 404 ? { id, isGone: true } : null))));
    const found = asked.filter(Boolean);
    if (source === this.#source) found.forEach((image) => this.#place(image, mayComeIn));
    this.#changed();
    return found;
  }

  /** These are no more. */
  drop(ids) {
    ids.forEach((id) => this.#place({ id, isGone: true }, false));
    this.#changed();
  }

  /** These came, and wait until they are asked for. */
  wait(ids) {
    const shown = new Set(this.rows.map((image) => image.id));
    ids.filter((id) => !shown.has(id)).forEach((id) => this.fresh.add(id));
    this.#changed();
  }

  #place(image, mayComeIn) {
    const at = this.rows.findIndex((each) => each.id === image.id);
    const isOurs = !image.isGone && this.#source.holds(image, at >= 0);
    if (!isOurs) this.fresh.delete(image.id);
    if (at >= 0) {
      this.rows = isOurs ? this.rows.with(at, image) : this.rows.toSpliced(at, 1);
      if (!isOurs) this.#count(-1);
    } else if (isOurs && !mayComeIn) {
      this.fresh.add(image.id);
    } else if (isOurs) {
      this.#count(1);
      const before = this.rows.findIndex((each) => each.id < image.id);
      if (before >= 0 || this.isComplete) this.rows = this.rows.toSpliced(before < 0 ? this.rows.length : before, 0, image);
    }
  }

  #count(difference) {
    if (this.total) this.total = { ...this.total, value: Math.max(0, this.total.value + difference) };
  }

  async #read(limit) {
    this.fresh.clear();
    const pages = this.#source.pages();
    await this.#asking.ask((signal) => pages.next(limit, signal), ({ items, total }) => {
      this.#pages = pages;
      this.rows = items;
      this.total = total;
    });
  }
}
