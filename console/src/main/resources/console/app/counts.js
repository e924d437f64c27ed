import * as history from '../api/history.js';
import { deadLetters } from '../api/upkeep.js';
import { Answer } from '../lib/answer.js';
import { Changes } from '../lib/changes.js';
import { Every } from '../lib/every.js';

/** The figures beside the navigation: what waits for somebody. */
const LETTERS_MILLIS = 30_000;

export class Counts {
  #work;
  #letters;

  constructor(host) {
    this.#work = new Answer(host, (signal) => ask(signal));
    this.#letters = new Answer(host, async (signal) => (await deadLetters({ status: 'waiting', limit: 1 }, signal)).total.value);
    new Changes(host, () => this.#work.ask(), (event) => MOVES.test(event.type));
    new Every(host, LETTERS_MILLIS, () => this.askLetters());
    host.addController(this);
  }

  hostConnected() {
    this.#work.ask();
  }

  /** No event tells of dead letters. */
  askLetters() {
    return this.#letters.ask();
  }

  of(name) {
    return { ...this.#work.value, letters: this.#letters.value }[name] ?? 0;
  }
}

/** What changes how many jobs or images wait. */
const MOVES = /\.(queued|started|paused|resumed|completed|failed|cancelled|deleted|image-judged|image-approved|retry-[a-z]+|image-deleted)$/;

async function ask(signal) {
  const [jobs, review] = await Promise.all([
    history.jobs({ status: ['running', 'queued', 'paused'], limit: 1 }, signal),
    history.review(signal),
  ]);
  const rejected = review.tabs.filter((tab) => tab.name === 'Failed' || tab.name === 'Retry failed');
  return { jobs: jobs.total.value, review: rejected.reduce((sum, tab) => sum + tab.count, 0) };
}
