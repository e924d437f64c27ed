import * as history from '../../api/history.js';
import * as jobs from '../../api/jobs.js';
import { router } from '../../app/router.js';
import { attempt } from '../../app/toasts.js';
import { download } from '../../lib/download.js';
import { html, nothing } from '../../lib/lit.js';
import { isOver } from '../../lib/word.js';
import { icon } from '../../parts/icon.js';
import { BulkDialog } from '../jobs/bulk-dialog.js';
import { RerunDialog } from './rerun-dialog.js';

/** The verbs of one job. */
const EXPORTS = [
  ['Excel', 'summary, images, settings', { format: 'xlsx' }],
  ['CSV', '', { format: 'csv' }],
  ['JSON', '', { format: 'json' }],
  ['Adobe Stock', 'CSV', { profile: 'adobe-stock' }],
  ['Shutterstock', 'CSV', { profile: 'shutterstock' }],
  ['Freepik', 'CSV', { profile: 'freepik' }],
];

export function actions(job, changed) {
  const name = job.label ?? job.id;
  const run = async (command, granted) => (await attempt(command, granted)) && changed();
  const save = (wanted) => download(history.exportUrl(job.id, wanted), { name: `${name}.${wanted.format ?? 'csv'}` });
  return html`<div class="actions">
    ${job.status === 'running' || job.status === 'queued' ? html`<button class="btn" type="button" aria-keyshortcuts="P" @click=${() => run(() => jobs.pause(job.id), 'The job pauses')}>${icon('pause')}Pause</button>` : nothing}
    ${job.status === 'paused' ? html`<button class="btn" type="button" aria-keyshortcuts="P" @click=${() => run(() => jobs.resume(job.id), 'The job goes on')}>${icon('play')}Resume</button>` : nothing}
    ${isOver(job.status) ? nothing : html`
      <button class="btn" type="button" popovertarget="menu-cancel">${icon('stop')}Cancel${icon('chev', 'icon-sm')}</button>
      <div class="menu" id="menu-cancel" popover aria-label="Cancel" role="group">
        ${menuItem('menu-cancel', 'stop', 'Cancel', 'what runs may finish', () => run(() => jobs.cancel(job.id), 'Cancelled; what runs may finish'))}
        ${menuItem('menu-cancel', 'x', 'Cancel now', 'what runs is abandoned', () => run(() => jobs.cancel(job.id, true), 'Cancelled; what ran is abandoned'))}</div>`}
    <button class="btn" type="button" @click=${() => new RerunDialog(job).open()}>${icon('retry')}Rerun</button>
    <button class="btn" type="button" popovertarget="menu-export">${icon('down')}Export${icon('chev', 'icon-sm')}</button>
    <div class="menu" id="menu-export" popover aria-label="Export" role="group">
      ${EXPORTS.map(([words, note, wanted]) => menuItem('menu-export', 'down', words, note, () => save(wanted)))}
      ${menuItem('menu-export', 'down', 'Log', 'text', () => saveLog(job))}</div>
    <button class="btn btn-icon btn-danger" type="button" aria-label="Delete this job" @click=${() => remove(job)}>${icon('trash')}</button></div>`;
}

const menuItem = (menu, sign, words, note, run) => html`<button class="menu-item" type="button" popovertarget=${menu} popovertargetaction="hide" @click=${run}>${icon(sign)}${words}${note ? html`<small>${note}</small>` : nothing}</button>`;

export const saveLog = (job) => download(history.logUrl(job.id), { name: `${job.label ?? job.id}.log`, accept: 'text/plain' });

async function remove(job) {
  const gone = await new BulkDialog('delete', { ids: [job.id] }, () => job.label).open();
  if (gone) router.go('/jobs');
}
