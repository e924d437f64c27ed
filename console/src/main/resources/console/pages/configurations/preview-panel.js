import { html, nothing } from '../../lib/lit.js';
import { count, money, plural, UNKNOWN } from '../../lib/number.js';
import { failure } from '../../parts/state.js';
import { marked } from './marked.js';

/** What a job of this configuration would make, as the service says. */
const MOST_IMAGES = 10_000;

export const totalsPanel = (draft, { providers, queue }) => html`
  <section class="panel" aria-labelledby="h-totals"><div class="panel-head"><h2 id="h-totals">What this would make</h2></div>
    <div class="panel-body stack">${totals(draft.preview)}
      <dl class="dl dl-end"><dt>Of at most</dt><dd class="num">${count(MOST_IMAGES)} images</dd>
        <dt>Cost</dt><dd class="num">${cost(draft, providers)}</dd>
        <dt>Ahead in the queue</dt><dd class="num">${queue.isHere ? plural(queue.value.running.length + queue.value.queued.length, 'job') : UNKNOWN}</dd></dl></div></section>`;

function totals(preview) {
  if (!preview?.valid) return html`<p class="sum num"><b class="sum-all">${UNKNOWN}</b> images${preview ? html` <span class="small">until everything is right</span>` : nothing}</p>`;
  return html`<p class="sum num"><b>${count(preview.generations)}</b> ${preview.generations === 1 ? 'generation' : 'generations'} <span>×</span> <b>${count(preview.variations)}</b> ${preview.variations === 1 ? 'variation' : 'variations'} <span>=</span> <b class="sum-all">${count(preview.totalImages)}</b> ${preview.totalImages === 1 ? 'image' : 'images'}</p>`;
}

function cost(draft, providers) {
  const name = draft.of('settings.provider.name') ?? 'embedded';
  const each = providers.value?.items.find((provider) => provider.name === name)?.costPerImage;
  if (each === undefined || each === null || !draft.preview?.valid) return UNKNOWN;
  return Number(each) === 0 ? 'free' : `about ${money(Number(each) * draft.preview.totalImages)}`;
}

export const promptsPanel = (draft, again) => html`
  <section class="panel" aria-labelledby="h-preview"><div class="panel-head"><h2 id="h-preview">Preview</h2>${note(draft)}</div>${body(draft, again)}</section>`;

function note({ preview }) {
  if (!preview?.valid || preview.prompts.length === 0) return nothing;
  return html`<span class="muted small">${preview.generations > preview.prompts.length ? `the first ${preview.prompts.length} of ${count(preview.generations)} generations` : 'one for each generation'}</span>`;
}

function body(draft, again) {
  const { preview, previewProblem } = draft;
  if (previewProblem && !preview) return failure(previewProblem, again);
  if (!preview) return html`<div class="panel-body"><span class="sk sk-80"></span></div>`;
  if (!preview.valid) return html`<div class="panel-body"><p class="muted small">The prompts stand here as soon as the settings can be read.</p></div>`;
  if (preview.promptWriter) return html`<div class="panel-body"><p class="muted small">A language model writes the prompts when the job starts.</p></div>`;
  return html`<ol class="prompts prompts-own" aria-label="Prompts" tabindex="0">${preview.prompts.map(({ generation, prompt, aspectRatios }) => html`
    <li><span class="pos">${count(generation)}</span><div class="grow"><p>${marked(draft.of('settings.template'), prompt)}</p><span class="muted small num">${ratiosOf(aspectRatios)}</span></div></li>`)}</ol>`;
}

/** `1:1 ×4, 16:9 ×2`, in the order in which they come first. */
function ratiosOf(ratios) {
  const counts = new Map();
  ratios.forEach((ratio) => counts.set(ratio, (counts.get(ratio) ?? 0) + 1));
  return [...counts].map(([ratio, n]) => (n > 1 ? `${ratio} ×${n}` : ratio)).join(', ');
}
