import { Selection } from '../../lib/selection.js';

/**
 * The images that were chosen, whatever tab they were found in, and those that were sent on their
 * way from here: both are followed wherever they go.
 */
const MOST_WATCHED = 8;

export class Bucket {
  #selection;
  #images = new Map();
  #watched = new Map();
  #changed;

  constructor(changed) {
    this.#changed = changed;
    this.#selection = new Selection(() => {});
  }

  get size() {
    return this.#selection.size;
  }

  get images() {
    return this.#selection.ids.map((id) => this.#images.get(id));
  }

  has(id) {
    return this.#selection.has(id);
  }

  knows(id) {
    return this.has(id) || this.#watched.has(id);
  }

  /** @param rows the list of which a range is meant, if one is */
  choose(image, rows) {
    if (rows) this.#selection.range(image.id, rows.map((each) => each.id));
    else this.#selection.toggle(image.id);
    this.#keep(rows ?? [image]);
  }

  all(images) {
    this.#selection.all([...new Set([...this.#selection.ids, ...images.map((image) => image.id)])]);
    this.#keep(images);
  }

  clear() {
    this.#selection.clear();
    this.#keep([]);
  }

  drop(ids) {
    ids.forEach((id) => this.#selection.toggle(id, false));
    this.#keep([]);
  }

  /** They were sent: no longer chosen, but followed. */
  watch(images) {
    for (const image of images) {
      this.#watched.delete(image.id);
      this.#watched.set(image.id, { ...image, qcStatus: 'retry_pending', failure: null });
    }
    while (this.#watched.size > MOST_WATCHED) this.#watched.delete(this.#watched.keys().next().value);
    this.drop(images.map((image) => image.id));
  }

  renew(image) {
    if (this.#watched.has(image.id)) this.#watched.set(image.id, { ...this.#watched.get(image.id), ...image });
    if (!this.has(image.id)) return;
    if (image.isGone || image.qcStatus === 'approved') this.drop([image.id]);
    else this.#images.set(image.id, image);
  }

  /** What is under way, and what was sent from here, the latest first. */
  queue(underWay) {
    const watched = [...this.#watched.values()].reverse();
    return [...underWay.filter(({ id }) => !this.#watched.has(id)), ...watched];
  }

  #keep(images) {
    images.filter(({ id }) => this.has(id)).forEach((image) => this.#images.set(image.id, image));
    for (const id of this.#images.keys()) if (!this.has(id)) this.#images.delete(id);
    this.#changed();
  }
}
