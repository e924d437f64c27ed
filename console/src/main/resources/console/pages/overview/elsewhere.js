import { html } from '../../lib/lit.js';
import { kindIcon } from '../../lib/word.js';
import { icon } from '../../parts/icon.js';
import { smallProgress } from '../../parts/job-progress.js';

/** Running jobs that other services tell of. */
export const elsewhere = (jobs) => html`<section class="panel" aria-labelledby="h-elsewhere"><div class="panel-head"><h2 id="h-elsewhere">Running elsewhere</h2><span class="muted small">jobs that other services publish</span></div>
  <ul class="rows">${jobs.map((job) => html`<li>${icon(kindIcon(job.kind))}<div class="grow"><a class="truncate" href="/jobs/${job.id}">${job.label ?? job.externalId}</a><p>${job.kind} of ${job.source}</p></div>${smallProgress(job)}</li>`)}</ul></section>`;
