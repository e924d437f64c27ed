import * as jobs from '../api/jobs.js';

/** What configurations are called; history only knows their ids. Asked once for a page's life. */
const MOST = 500;
let asked = null;
const names = new Map();

export const configurationName = (id) => (id ? names.get(id) : undefined);
export const configurationNames = () => [...names].map(([id, name]) => ({ id, name }));

/** Calls the host again when the names are here. Without them it shows ids. */
export async function namesFor(host) {
  asked ??= jobs.configurations({ limit: MOST }).then(
    (page) => page.items.forEach(({ id, name }) => names.set(id, name)),
    () => (asked = null),
  );
  await asked;
  host.requestUpdate();
}
