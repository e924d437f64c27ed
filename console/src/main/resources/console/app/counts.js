import * as history from '../api/history.js';
import { Answer } from '../lib/answer.js';
import { Changes } from '../lib/changes.js';

/** The figures beside the navigation: what waits for somebody. */
export class Counts {
  #answer;

  constructor(host) {
    this.#answer = new Answer(host, (signal) => ask(signal));
    new Changes(host, () => this.#answer.ask(), (event) => MOVES.test(event.type));
    host.addController(this);
  }

  hostConnected() {
    this.#answer.ask();
  }

  of(name) {
    return this.#answer.value?.[name] ?? 0;
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
