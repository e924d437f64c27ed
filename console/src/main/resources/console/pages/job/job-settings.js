import * as jobs from '../../api/jobs.js';
import { Answer } from '../../lib/answer.js';
import { same } from '../../lib/document.js';
import { Element } from '../../lib/element.js';
import { html, nothing } from '../../lib/lit.js';
import { count } from '../../lib/number.js';
import { labelOf, leaves, valueOf } from '../../lib/settings.js';
import { icon } from '../../parts/icon.js';

/** The settings that the job ran with, beside its configuration as it is now. */
const FIRST = ['generations', 'variations', 'aspectRatios', 'provider.name', 'seed', 'quality.enabled', 'processing.sharpening', 'processing.saturation', 'processing.format', 'metadata.enabled'];

const placeOf = (path) => (FIRST.includes(path) ? FIRST.indexOf(path) : FIRST.length);

class JobSettings extends Element {
  static properties = { job: { attribute: false }, isWhole: { state: true } };

  #now = new Answer(this, (signal) => configurationNow(this.job.configurationId, signal));
  #asked = null;

  constructor() {
    super();
    this.isWhole = false;
  }

  willUpdate() {
    if (!this.job.configurationId || this.#asked === this.job.id) return;
    this.#asked = this.job.id;
    this.#now.forget();
    this.#now.ask();
  }

  render() {
    return this.job.kind === 'image' ? this.#ours() : attributes(this.job);
  }

  #ours() {
    const now = this.#now.value ? new Map(leaves(this.#now.value)) : null;
    const all = leaves(this.job.settings)
      .map(([path, value]) => ({ path, value, now: now?.get(path), differs: now !== null && !same(value, now.get(path)) }))
      .sort((a, b) => placeOf(a.path) - placeOf(b.path) || a.path.localeCompare(b.path));
    const differing = all.filter((each) => each.differs).length;
    const shown = this.isWhole ? all : all.filter((each) => each.differs || FIRST.includes(each.path));
    return html`<section class="panel" id="settings" aria-labelledby="h-settings"><div class="panel-head"><h2 id="h-settings">Settings as run</h2><span class="push"></span>${this.#state(differing)}</div>
      <dl class="diff"><div class="diff-head"><dt>Setting</dt><dd>This job</dd><dd>Now</dd></div>
      ${shown.map((each) => html`<div class=${each.differs ? 'changed' : ''}><dt title=${each.path}>${labelOf(each.path)}</dt><dd>${valueOf(each.value)}</dd><dd>${now ? valueOf(each.now) : '–'}</dd></div>`)}</dl>
      <div class="panel-foot"><button class="btn btn-sm btn-quiet" type="button" aria-expanded=${this.isWhole} @click=${() => (this.isWhole = !this.isWhole)}>${this.isWhole ? 'The main ones only' : `All ${count(all.length)} settings`}</button></div></section>`;
  }

  #state(differing) {
    if (!this.job.configurationId) return html`<span class="muted small">no configuration</span>`;
    if (this.#now.problem) return html`<span class="muted small">${this.#now.problem.status === 404 ? 'its configuration was deleted' : 'its configuration did not load'}</span>`;
    if (!this.#now.isHere) return nothing;
    return differing === 0
      ? html`<span class="badge is-completed">${icon('check')}as it is now</span>`
      : html`<span class="badge is-retry_pending">${icon('info')}${count(differing)} ${differing === 1 ? 'differs' : 'differ'} now</span>`;
  }
}
customElements.define('job-settings', JobSettings);

/** With all that it leaves to defaults. */
export async function configurationNow(id, signal) {
  const { settings } = await jobs.configuration(id, signal);
  const preview = await jobs.preview(settings, signal);
  return preview.settings;
}

const attributes = (job) => html`<section class="panel" id="settings" aria-labelledby="h-settings"><div class="panel-head"><h2 id="h-settings">Attributes</h2></div>
  <div class="panel-body"><dl class="dl">${leaves(job.attributes).map(([path, value]) => html`<dt>${path}</dt><dd>${valueOf(value)}</dd>`)}${Object.keys(job.attributes ?? {}).length === 0 ? html`<dt>none</dt><dd></dd>` : nothing}</dl></div></section>`;
