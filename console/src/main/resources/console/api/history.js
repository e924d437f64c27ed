import { ask, searchOf } from './http.js';

/** What history-service answers. */
const ROOT = '/api/v1/history';
const get = (path, options) => ask('', ROOT + path, options);

export const jobs = (query, signal) => get('/jobs', { query, signal });
export const job = (id, signal) => get(`/jobs/${encodeURIComponent(id)}`, { signal });
export const imagesOf = (id, query, signal) => get(`/jobs/${id}/images`, { query, signal });
export const itemsOf = (id, query, signal) => get(`/jobs/${id}/items`, { query, signal });
export const eventsOf = (id, query, signal) => get(`/jobs/${id}/events`, { query, signal });
export const logOf = (id, query, signal) => get(`/jobs/${id}/logs`, { query, signal, headers: { Accept: 'application/json' } });
export const image = (id, signal) => get(`/images/${id}`, { signal });
export const images = (query, signal) => get('/images', { query, signal });
export const imageCounts = (query, signal) => get('/images/counts', { query, signal });
export const review = (signal) => get('/review', { signal });
export const statistics = (query, signal) => get('/statistics', { query, signal });
export const status = (signal) => get('/status', { signal });

export const streamUrl = (query) => `${ROOT}/stream${searchOf(query)}`;
export const logUrl = (id, query) => `${ROOT}/jobs/${id}/logs${searchOf(query)}`;
export const exportUrl = (id, { format, profile }) => `${ROOT}/jobs/${id}/export${searchOf({ format, profile })}`;
export const exportsUrl = () => `${ROOT}/exports`;
