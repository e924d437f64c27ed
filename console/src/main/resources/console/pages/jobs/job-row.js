import { html, nothing } from '../../lib/lit.js';
import { configurationName } from '../../lib/names.js';
import { count } from '../../lib/number.js';
import { duration } from '../../lib/time.js';
import { kindIcon, shortId } from '../../lib/word.js';
import { jobBadge } from '../../parts/badge.js';
import { icon } from '../../parts/icon.js';
import { smallProgress } from '../../parts/job-progress.js';
import { when } from '../../parts/when.js';

export const nameOf = (job) => job.label ?? job.externalId ?? job.id;

/** One line of the list. */
export function jobRow(job, index, { isChosen, choose, act }) {
  const name = nameOf(job);
  const origin = job.kind === 'image' ? (configurationName(job.configurationId) ?? (job.configurationId ? shortId(job.configurationId) : 'own settings')) : job.source;
  return html`<tr data-row=${job.id} aria-rowindex=${index + 2}>
    <td class="c-check"><input class="check" type="checkbox" aria-label="Select ${name}" .checked=${isChosen} @click=${(event) => choose(job.id, event)}></td>
    <td class="c-status">${jobBadge(job.status)}</td>
    <td class="c-name"><div class="job-cell"><a class="truncate" href="/jobs/${job.id}" title=${name}>${name}</a><span class="mono truncate">${shortId(job.externalId ?? job.id)}</span></div></td>
    <td class="c-drop c-mid"><span class="kind">${icon(kindIcon(job.kind))}${job.kind}</span></td>
    <td class="c-drop c-mid"><div class="job-cell"><b class="truncate" title=${origin}>${origin}</b><span class="truncate">${job.tags.join(', ')}</span></div></td>
    <td class="c-prog">${smallProgress(job)}</td>
    <td class="n c-imgs"><span class="fig-ok">${count(job.successful)}</span><span class="fig-of"> / ${count(job.total)}</span><span class="fig-bad">${job.failed > 0 ? html`−${count(job.failed)}<span class="vh"> failed</span>` : nothing}</span></td>
    <td class="n c-when">${when(job.startedAt)}</td>
    <td class="n c-drop">${duration(job.durationMs)}</td>
    <td class="c-act c-drop">${job.kind === 'image' ? html`<button class="btn btn-quiet btn-icon btn-sm" type="button" aria-label="Actions for ${name}" @click=${(event) => act(job, event.currentTarget)}>${icon('more')}</button>` : nothing}</td>
  </tr>`;
}
