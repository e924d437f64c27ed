import * as history from '../api/history.js';
import { shortId } from './word.js';

/** Jobs that images belong to: each is asked for once. Until then its id stands for its name. */
const jobs = new Map();
const waiting = new Set();

export function knownJob(id, host) {
  if (!jobs.has(id)) {
    jobs.set(id, null);
    find(id);
  }
  if (jobs.get(id) === null) waiting.add(host);
  return jobs.get(id);
}

export const jobName = (id, host) => knownJob(id, host)?.label ?? shortId(id);

async function find(id) {
  try {
    jobs.set(id, await history.job(id));
  } catch {
    // Deleted or out of reach: its id is name enough.
    jobs.set(id, { id });
  }
  waiting.forEach((host) => host.requestUpdate());
  waiting.clear();
}
