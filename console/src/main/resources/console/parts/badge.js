import { html } from '../lib/lit.js';
import { imageStatus, jobStatus } from '../lib/word.js';
import { icon } from './icon.js';

/** A status: colour, sign and word together. */
const badge = (status, [word, sign], extra = '') =>
  html`<span class="badge is-${status} ${status === 'running' || status === 'processing' ? 'badge-spin' : ''} ${extra}">${icon(sign)}<span class="badge-word">${word}</span></span>`;

export const jobBadge = (status, extra) => badge(status, jobStatus(status), extra);
export const imageBadge = (status, word) => badge(status, word ? [word, imageStatus(status)[1]] : imageStatus(status));
