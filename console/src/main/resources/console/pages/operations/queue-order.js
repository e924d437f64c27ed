/**
 * Which priorities put queued jobs into another order. A job's rank is the time since which it
 * waits, less what its priority is worth; the lowest goes first. Either those above are raised or
 * those below are lowered, whichever changes fewer jobs.
 */
const HIGHEST = 100;

const since = (job) => Math.max(Date.parse(job.queuedAt), job.scheduledAt ? Date.parse(job.scheduledAt) : 0);

/** Answers `[{id, priority}]` of those that change, or null where no priority can do it. */
export function priorities(before, wanted, worthMillis) {
  const order = new Order(before, wanted, worthMillis);
  const ways = [order.raised(), order.lowered()].filter((changes) => changes.every(({ priority }) => Math.abs(priority) <= HIGHEST));
  return ways.sort((a, b) => a.length - b.length)[0] ?? null;
}

class Order {
  #wanted;
  #worth;
  #places;

  constructor(before, wanted, worth) {
    this.#wanted = wanted;
    this.#worth = worth;
    this.#places = new Map(before.map((job, place) => [job.id, place]));
  }

  raised() {
    const given = this.#given();
    for (let place = given.length - 2; place >= 0; place--) {
      const next = this.#rank(given, place + 1);
      if (!this.#isBefore(given, place)) given[place] = Math.floor((since(this.#wanted[place]) - next) / this.#worth) + 1;
    }
    return this.#changes(given);
  }

  lowered() {
    const given = this.#given();
    for (let place = 1; place < given.length; place++) {
      const last = this.#rank(given, place - 1);
      if (!this.#isBefore(given, place - 1)) given[place] = Math.ceil((since(this.#wanted[place]) - last) / this.#worth) - 1;
    }
    return this.#changes(given);
  }

  #given() {
    return this.#wanted.map((job) => job.priority);
  }

  #rank(given, place) {
    return since(this.#wanted[place]) - given[place] * this.#worth;
  }

  /** Of two that stay as they are, the service knows the order better than times in milliseconds do. */
  #isBefore(given, place) {
    const [job, next] = [this.#wanted[place], this.#wanted[place + 1]];
    const stay = given[place] === job.priority && given[place + 1] === next.priority;
    return stay ? this.#places.get(job.id) < this.#places.get(next.id) : this.#rank(given, place) < this.#rank(given, place + 1);
  }

  #changes(given) {
    return this.#wanted.map((job, place) => ({ id: job.id, priority: given[place] })).filter(({ priority }, place) => priority !== this.#wanted[place].priority);
  }
}
