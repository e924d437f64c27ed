import { html, nothing } from '../lib/lit.js';
import { percent } from '../lib/number.js';

const nameOf = (job) => job.label ?? job.externalId ?? job.id;

/** The bar of a row; two where a job has several generations and runs. */
export function smallProgress(job) {
  const { percent: overall = 0, generation } = job.progress ?? {};
  const twofold = generation && generation.total > 1 && job.status === 'running';
  return html`<div class="progress-cell is-${job.status}"><div class="double">
    <progress max="100" .value=${overall} aria-label="Progress of ${nameOf(job)}">${percent(overall)}</progress>
    ${twofold ? html`<progress max="100" .value=${generation.percent} aria-label="Generation ${generation.current} of ${generation.total}">${percent(generation.percent)}</progress>` : nothing}
    </div><span class="num">${percent(overall)}</span></div>`;
}
