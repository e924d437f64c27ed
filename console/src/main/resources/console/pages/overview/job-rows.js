import { html } from '../../lib/lit.js';
import { kindIcon } from '../../lib/word.js';
import { icon } from '../../parts/icon.js';
import { smallProgress } from '../../parts/job-progress.js';

/** Jobs in work, a line for each. */
export const jobRows = (id, title, note, jobs) => html`<section class="panel" aria-labelledby=${id}><div class="panel-head"><h2 id=${id}>${title}</h2><span class="muted small">${note}</span></div>
  <ul class="rows">${jobs.map((job) => html`<li>${icon(kindIcon(job.kind))}<div class="grow"><a class="truncate" href="/jobs/${job.id}">${job.label ?? job.externalId}</a><p>${job.kind} of ${job.source}</p></div>${smallProgress(job)}</li>`)}</ul></section>`;
