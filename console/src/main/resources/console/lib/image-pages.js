import * as history from '../api/history.js';

/** The images that a question finds, page by page; a page that failed is asked for again. */
export class ImagePages {
  #query;
  #cursor = null;

  isComplete = false;

  constructor(query) {
    this.#query = query;
  }

  async next(limit, signal) {
    const page = await history.images({ ...this.#query, limit, cursor: this.#cursor }, signal);
    this.#cursor = page.next;
    this.isComplete = page.next === null;
    return page;
  }
}
