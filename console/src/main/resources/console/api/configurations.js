import { ask, searchOf } from './http.js';
import { origins } from './origins.js';

/** The saved configurations, and the jobs that are started from them. */
const ROOT = '/api/v1/configurations';
const SHOWN_PROMPTS = 20;
const at = (path, options) => ask(origins.jobs, ROOT + path, options);

export const list = (query, signal) => at('', { query, signal });
export const one = (id, signal) => at(`/${encodeURIComponent(id)}`, { signal });
export const create = (body) => at('', { method: 'POST', body });
export const replace = (id, version, body) => at(`/${id}`, { method: 'PUT', body, headers: { 'If-Match': `"${version}"` } });
export const remove = (id) => at(`/${id}`, { method: 'DELETE' });
export const preview = (settings, signal) => at('/preview', { method: 'POST', query: { limit: SHOWN_PROMPTS }, body: settings, signal });
export const bring = (body) => at('/import', { method: 'POST', body });

export const exportUrl = (query) => origins.jobs + ROOT + `/export${searchOf(query)}`;

/** The same key for the same wish: sent again after a lost answer, it starts nothing twice. */
export const start = (body, key) => ask(origins.jobs, '/api/v1/jobs', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
