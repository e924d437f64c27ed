import { ask } from './http.js';
import { origins } from './origins.js';

/** What job-service is asked and told. */
const at = (path, options) => ask(origins.jobs, `/api/v1${path}`, options);
const post = (path, body, headers) => at(path, { method: 'POST', body, headers });

/** Sent again after a lost answer, a request with the same key is granted once. */
const onceOnly = () => ({ 'Idempotency-Key': crypto.randomUUID() });

export const job = (id, signal) => at(`/jobs/${id}`, { signal });
export const queue = (signal) => at('/queue', { signal });
export const configuration = (id, signal) => at(`/configurations/${id}`, { signal });
/** Settings with everything that was left to defaults, and the prompts they come to. */
export const preview = (settings, signal) => at('/configurations/preview', { method: 'POST', body: settings, signal });
export const configurations = (query, signal) => at('/configurations', { query, signal });

export const submit = (body) => post('/jobs', body, onceOnly());
export const pause = (id) => post(`/jobs/${id}/pause`);
export const resume = (id) => post(`/jobs/${id}/resume`);
export const cancel = (id, force = false) => post(`/jobs/${id}/cancel`, { force });
export const rerun = (id, body) => post(`/jobs/${id}/rerun`, body, onceOnly());
export const remove = (id) => at(`/jobs/${id}`, { method: 'DELETE' });
export const change = (id, body) => at(`/jobs/${id}`, { method: 'PATCH', body });
export const bulk = (body) => post('/jobs/bulk', body, body.dryRun ? undefined : onceOnly());

export const retryImages = (body) => post('/review/retry', body);
export const approveImages = (imageIds) => post('/review/approve', { imageIds });
export const deleteImages = (imageIds) => post('/review/delete', { imageIds });
