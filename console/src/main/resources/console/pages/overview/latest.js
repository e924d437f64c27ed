import { html } from '../../lib/lit.js';
import { count } from '../../lib/number.js';
import { jobBadge } from '../../parts/badge.js';
import { when } from '../../parts/when.js';

/** What came to its end last. */
export const latest = (jobs) => html`<section class="panel" aria-labelledby="h-latest"><div class="panel-head"><h2 id="h-latest">Ended last</h2><span class="push"></span><a class="btn btn-sm btn-quiet" href="/jobs?sort=-completedAt">All jobs</a></div>
  ${jobs.length === 0 ? html`<div class="panel-body"><p class="muted">No job has ended yet.</p></div>` : html`<ul class="rows">${jobs.map(row)}</ul>`}</section>`;

const row = (job) => html`<li>${jobBadge(job.status)}<div class="grow"><a class="truncate" href="/jobs/${job.id}">${job.label ?? job.externalId}</a><p>${count(job.successful)} of ${count(job.total)} successful</p></div><span class="muted small num">${when(job.completedAt)}</span></li>`;
