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

/** How fast a job is, as far as history says; null where it does not. */
export const secondsLeft = (job) => job.pace?.secondsLeft ?? null;
export const perMinute = (job) => (job.pace ? decimal(job.pace.perMinute) : null);
