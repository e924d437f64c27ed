import { html, nothing } from '../lib/lit.js';
import { count, decimal, percent } from '../lib/number.js';
import { about } from '../lib/time.js';

/** Both bars of a job: all of it, and the generation that is being made. */
export function doubleBar(job) {
  const { percent: overall = 0, generation } = job.progress ?? {};
  const ended = job.successful + job.failed + job.cancelled;
  const left = about(secondsLeft(job));
  return html`<div class="double double-lg is-${job.status}">
    <div class="bar-line"><div class="between"><span class="strong">Overall</span><span class="num soft"><b>${percent(overall)}</b> · ${count(ended)} of ${count(job.total)} images${left ? ` · ${left} left` : nothing}</span></div>
      <div class="bar-lg"><progress max="100" .value=${overall} aria-label="Overall">${percent(overall)}</progress></div></div>
    ${generation ? generationBar(job, generation) : nothing}</div>`;
}

export const generationBar = (job, generation) => html`
  <div class="bar-line"><div class="between"><span class="muted">Generation ${count(generation.current)} of ${count(generation.total)}</span><span class="num muted">${percent(generation.percent)}</span></div>
    <progress max="100" .value=${generation.percent} aria-label="Current generation">${percent(generation.percent)}</progress></div>`;

/** Figures that history knows of a running job; null where it does not say. */
export const secondsLeft = (job) => (job.progress?.remainingMs === undefined || job.progress.remainingMs === null ? null : job.progress.remainingMs / 1000);
export const imagesPerMinute = (job) => (job.progress?.imagesPerMinute === undefined || job.progress.imagesPerMinute === null ? null : decimal(job.progress.imagesPerMinute));
