import { numberOf } from '../../lib/image.js';
import { jobName } from '../../lib/known-jobs.js';
import { html, nothing, repeat } from '../../lib/lit.js';
import { count } from '../../lib/number.js';
import { imageStatus } from '../../lib/word.js';
import { icon } from '../../parts/icon.js';
import '../../parts/picture.js';

/** How retries stand, and each one that is under way or was asked for from here. */
export function retryQueue({ review, images, host }) {
  const queue = review?.retryQueue;
  const inTab = (name) => review?.tabs.find((tab) => tab.name === name)?.count;
  const working = queue?.processing ?? inTab('Processing');
  const queued = queue?.queued ?? inTab('Retry pending');
  const state = working > 0 ? 'working' : queued > 0 ? 'waiting' : 'idle';
  return html`<section class="panel" aria-labelledby="retry-queue-title"><div class="panel-head"><h2 id="retry-queue-title">Retry queue</h2><span class="push"></span>
      <span class="live ${state === 'idle' ? 'live-wait' : ''}" role="status"><span class="live-dot"></span>${state}</span></div>
    <div class="panel-body"><dl class="figs figs-4">
      ${figure('Working', working, 'processing')}${figure('Queued', queued, 'retry_pending')}${figure('Done', queue?.completed, 'approved')}${figure('Failed', queue?.failed, 'retry_failed')}</dl></div>
    ${images.length === 0 ? nothing : html`<ul class="rows rows-rule retry-rows" aria-label="Retries">${repeat(images, (image) => image.id, (image) => row(image, host))}</ul>`}</section>`;
}

const figure = (words, n, status) => html`<div><dt>${words}</dt><dd class="is-${status}">${count(n)}</dd></div>`;

/** In a list of retries the word need not be said again. */
const SHORT = { retry_pending: 'Pending', retry_failed: 'Failed' };

function row(image, host) {
  const job = jobName(image.jobId, host);
  const number = numberOf(image).replace('Image ', '');
  const [word, sign] = image.isGone ? ['Deleted', 'trash'] : imageStatus(image.qcStatus);
  const isBusy = image.qcStatus === 'processing';
  return html`<li>${image.isGone ? nothing : html`<factory-picture class="thumb" .image=${image} .room=${40}></factory-picture>`}<div class="grow stack-xs">
    <div class="between"><span class="row"><span class="truncate" title=${job}>${job}</span><span class="mono small muted">${number}</span></span>
      <span class="badge badge-plain is-${image.qcStatus} ${isBusy ? 'badge-spin' : ''}">${icon(sign)}<span class="badge-word">${SHORT[image.qcStatus] ?? word}</span></span></div>
    ${isBusy ? html`<progress class="is-processing" aria-label="${job}, ${number}, is being processed"></progress>` : nothing}
    ${image.failure ? html`<p class="truncate" title=${image.failure.message}>${image.failure.message}</p>` : nothing}</div></li>`;
}
