import { html, nothing } from '../../lib/lit.js';
import { count, money, percent } from '../../lib/number.js';
import { about } from '../../lib/time.js';
import { isOver } from '../../lib/word.js';
import { generationBar, perMinute, secondsLeft } from '../../parts/progress.js';

/** How far the job is: both bars, and its counters. */
export function jobNow(job) {
  const { percent: overall = 0, step, generation } = job.progress ?? {};
  const left = about(secondsLeft(job));
  const rate = isOver(job.status) ? null : perMinute(job);
  const open = job.total - job.successful - job.failed - job.cancelled;
  return html`<section class="panel" aria-label="Progress"><div class="panel-body grid job-now">
    <div class="double double-lg is-${job.status}"><div class="bar-line">
      <div class="between"><span class="row"><b class="big num">${percent(overall)}</b>${left ? html`<span class="soft">${left} left</span>` : nothing}</span>
        ${rate ? html`<span class="num muted small hide-s">${rate} ${job.kind === 'image' ? 'images' : 'items'} a minute</span>` : nothing}</div>
      <div class="bar-lg"><progress max="100" .value=${overall} aria-label="Overall">${percent(overall)}</progress></div>
      ${step ? html`<ol class="steps"><li class=${step === 'initialization' ? 'now' : ''}>Initialization</li><li class=${step === 'image_generation' ? 'now' : ''}>Image generation</li></ol>` : nothing}</div>
      ${generation ? generationBar(job, generation) : nothing}</div>
    <dl class="figs">
      <div><dt>Successful</dt><dd class="is-completed">${count(job.successful)}</dd></div>
      <div><dt>Failed</dt><dd class=${job.failed > 0 ? 'is-failed' : ''}>${count(job.failed)}</dd></div>
      <div><dt>Cancelled</dt><dd>${count(job.cancelled)}</dd></div>
      <div><dt>To come</dt><dd>${count(open)}</dd></div>
      <div><dt>Total</dt><dd>${count(job.total)}</dd></div>
      ${job.cost === undefined ? nothing : html`<div><dt>Cost</dt><dd>${money(job.cost)}</dd></div>`}</dl></div></section>`;
}
