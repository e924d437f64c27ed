/** What is chosen of a list, by id; a range goes from the last one chosen. */
export class Selection {
  #ids = new Set();
  #last = null;
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  get ids() {
    return [...this.#ids];
  }

  get size() {
    return this.#ids.size;
  }

  has(id) {
    return this.#ids.has(id);
  }

  toggle(id, on = !this.#ids.has(id)) {
    if (on) this.#ids.add(id);
    else this.#ids.delete(id);
    this.#last = id;
    this.#changed();
  }

  /** Everything between the last one chosen and this one, in the order of the list. */
  range(id, list) {
    const [from, to] = [list.indexOf(this.#last), list.indexOf(id)].sort((a, b) => a - b);
    if (from < 0) return this.toggle(id, true);
    list.slice(from, to + 1).forEach((each) => this.#ids.add(each));
    this.#last = id;
    this.#changed();
  }

  all(ids) {
    this.#ids = new Set(ids);
    this.#changed();
  }

  clear() {
    this.#ids.clear();
    this.#last = null;
    this.#changed();
  }
}
