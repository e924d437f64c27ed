import { html } from '../../lib/lit.js';
import { percent, plural } from '../../lib/number.js';
import { jobBadge } from '../../parts/badge.js';
import { icon } from '../../parts/icon.js';
import { when } from '../../parts/when.js';

/** A job in its lane. */
export const runningRow = (job) => html`<li>${jobBadge(job.status)}<div class="grow"><a class="truncate" href="/jobs/${job.id}">${job.label}</a><p>${plural(job.totalImages, 'image')}, since ${when(job.startedAt)}</p></div>
  <div class="progress-cell is-${job.status}"><progress max="100" .value=${job.progress.percent} aria-label="Progress of ${job.label}"></progress><span class="num">${percent(job.progress.percent)}</span></div></li>`;

/** A job that waits, with what moves it: `pressed(event)`, `grabbed(event)`, `step(by)`. */
export function waitingRow(job, place, { length, isLifted, isBusy, pressed, grabbed, step }) {
  return html`<li data-job=${job.id} class=${isLifted ? 'lifted' : ''}>
    <button class="handle" type="button" aria-label="Move ${job.label}, place ${place + 1} of ${length}" aria-pressed=${isLifted ? 'true' : 'false'} @keydown=${pressed} @pointerdown=${grabbed}>${icon('grip')}</button>
    <span class="pos">${place + 1}</span>
    <div class="grow"><a class="truncate" href="/jobs/${job.id}">${job.label}</a><p>${plural(job.totalImages, 'image')}, ${since(job)}</p></div>
    <span class="tag num" title="Priority">${job.priority > 0 ? `+${job.priority}` : String(job.priority).replace('-', '−')}<span class="vh"> priority</span></span>
    <span class="row"><button class="btn btn-sm btn-quiet btn-icon" type="button" aria-label="Move up ${job.label}" ?disabled=${place === 0 || isBusy} @click=${() => step(-1)}>${icon('up')}</button>
      <button class="btn btn-sm btn-quiet btn-icon" type="button" aria-label="Move down ${job.label}" ?disabled=${place === length - 1 || isBusy} @click=${() => step(1)}>${icon('chev')}</button></span></li>`;
}

function since({ scheduledAt, queuedAt }) {
  const ahead = scheduledAt && Date.parse(scheduledAt) > Date.now();
  return ahead ? html`not before ${when(scheduledAt)}` : html`waits since ${when(queuedAt)}`;
}
