import { html, nothing } from '../../lib/lit.js';
import { configurationName } from '../../lib/names.js';
import { count, plural } from '../../lib/number.js';
import { when } from '../../parts/when.js';

/** Who waits, in the order in which lanes take them. */
const SHOWN = 8;

export function queued(waiting) {
  const images = waiting.reduce((sum, job) => sum + (job.totalImages ?? job.total ?? 0), 0);
  return html`<section class="panel" aria-labelledby="h-queued"><div class="panel-head"><h2 id="h-queued">Queued</h2>${waiting.length > 0 ? html`<span class="muted small hide-s">${plural(waiting.length, 'job')}, ${plural(images, 'image')}</span>` : nothing}</div>
    ${waiting.length === 0 ? html`<div class="panel-body"><p class="muted">Nobody waits.</p></div>` : html`<ol class="rows">${waiting.slice(0, SHOWN).map(row)}</ol>`}
    ${waiting.length > SHOWN ? html`<div class="panel-foot"><a href="/jobs?status=queued">All ${count(waiting.length)}</a></div>` : nothing}</section>`;
}

const row = (job, index) => html`<li><span class="pos">${index + 1}</span>
  <div class="grow"><a class="truncate" href="/jobs/${job.id}">${job.label}</a><p>${plural(job.totalImages ?? job.total, 'image')}${configurationName(job.configurationId) ? ` from ${configurationName(job.configurationId)}` : ''}</p></div>
  ${job.priority ? html`<span class="tag hide-s">priority ${job.priority}</span>` : nothing}
  <span class="muted small num">${job.scheduledAt ? when(job.scheduledAt) : html`waits since ${when(job.queuedAt)}`}</span></li>`;
