import { ask } from './http.js';

/** What history-service is told to do with what it remembers. */
const at = (path, options) => ask('', `/api/v1/history${path}`, options);
const post = (path, body, signal) => at(path, { method: 'POST', body, signal });
const letter = (id) => `/dead-letters/${encodeURIComponent(id)}`;

export const deadLetters = (query, signal) => at('/dead-letters', { query, signal });
export const deadLetter = (id, signal) => at(letter(id), { signal });
export const editLetter = (id, content) => at(letter(id), { method: 'PUT', body: content });
export const replayLetter = (id) => post(`${letter(id)}/replay`);
export const deleteLetter = (id) => at(letter(id), { method: 'DELETE' });

export const rebuilds = (signal) => at('/rebuild', { signal });
export const rebuild = () => post('/rebuild');

export const retain = (dryRun, signal) => post('/retention', { dryRun }, signal);
export const archives = (query, signal) => at('/archives', { query, signal });
export const restore = (name) => post(`/archives/${encodeURIComponent(name)}/restore`);
export const erase = (body, signal) => post('/erase', body, signal);
