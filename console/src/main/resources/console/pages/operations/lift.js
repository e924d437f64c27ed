/** A row that has been lifted out of a list, and where it would be dropped. */
export class Lift {
  id;
  from;
  at;

  constructor(id, from) {
    this.id = id;
    this.from = from;
    this.at = from;
  }

  get hasMoved() {
    return this.at !== this.from;
  }

  to(place, length) {
    this.at = Math.min(length - 1, Math.max(0, place));
  }

  /** The list as it would be. */
  over(list) {
    const rest = list.filter(({ id }) => id !== this.id);
    const lifted = list.find(({ id }) => id === this.id);
    return lifted ? [...rest.slice(0, this.at), lifted, ...rest.slice(this.at)] : list;
  }
}
