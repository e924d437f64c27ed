import * as history from '../../api/history.js';
import { ImagePages } from '../../lib/image-pages.js';

/** The images of one configuration: those of its jobs, one job after the other, the newest first. */
const JOBS_AT_ONCE = 50;

export class ConfigurationPages {
  #configurationId;
  #question;
  #jobs = [];
  #cursor = null;
  #asked = false;
  #pages = null;

  constructor(configurationId, question) {
    this.#configurationId = configurationId;
    this.#question = question;
  }

  get isComplete() {
    return this.#asked && this.#cursor === null && this.#jobs.length === 0 && (this.#pages?.isComplete ?? true);
  }

  async next(limit, signal) {
    const items = [];
    while (items.length < limit && !this.isComplete) {
      if (this.#pages && !this.#pages.isComplete) items.push(...(await this.#pages.next(limit - items.length, signal)).items);
      else if (this.#jobs.length > 0) this.#pages = new ImagePages({ ...this.#question, jobId: this.#jobs.shift().id });
      else await this.#moreJobs(signal);
    }
    // How many there are over all jobs, nobody counts.
    return { items, total: this.isComplete ? { value: items.length, relation: 'eq' } : null };
  }

  async #moreJobs(signal) {
    const page = await history.jobs({ configurationId: this.#configurationId, sort: '-startedAt', limit: JOBS_AT_ONCE, cursor: this.#cursor }, signal);
    this.#asked = true;
    this.#cursor = page.next;
    this.#jobs = page.items.filter((job) => job.successful > 0);
  }
}
