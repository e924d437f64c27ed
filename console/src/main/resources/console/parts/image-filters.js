import { Element } from '../lib/element.js';
import { jobName } from '../lib/known-jobs.js';
import { html, live, nothing } from '../lib/lit.js';
import { configurationName, configurationNames, namesFor } from '../lib/names.js';
import { shortId } from '../lib/word.js';
import { filterChip } from './filter-chip.js';
import { icon } from './icon.js';
import './job-picker.js';

/** The filters of a list of images, each as it stands in the address. Event: `refine`. */
const TYPING_MILLIS = 250;

class ImageFilters extends Element {
  static properties = { query: { attribute: false }, words: {}, name: {}, aside: { attribute: false } };

  #typing = 0;

  connectedCallback() {
    super.connectedCallback();
    if (this.words) namesFor(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  focus() {
    this.querySelector('input[type=search]')?.focus();
  }

  render() {
    const job = this.query.get('jobId');
    return html`<form class="toolbar" role="search" aria-label=${this.name} @submit=${(event) => event.preventDefault()}>
      ${this.words ? this.#search() : nothing}
      ${filterChip({ name: 'job', words: 'Job', value: job && jobName(job, this), clear: () => this.#tell({ jobId: null }), body: html`<job-picker @pick=${({ detail }) => this.#pick(detail)}></job-picker>` })}
      ${this.words ? this.#configuration() : nothing}
      ${this.aside ?? nothing}
    </form>`;
  }

  #search() {
    return html`<div class="search">${icon('search')}<label class="vh" for="image-words">${this.words}</label>
      <input class="input" id="image-words" type="search" placeholder=${this.words} autocomplete="off" .value=${live(this.query.get('q') ?? '')} @input=${(event) => this.#typed(event.target.value)}></div>`;
  }

  #configuration() {
    const chosen = this.query.get('configurationId');
    const all = configurationNames();
    return filterChip({
      name: 'configuration',
      words: 'Configuration',
      value: chosen && (configurationName(chosen) ?? shortId(chosen)),
      clear: () => this.#tell({ configurationId: null }),
      body: all.length === 0
        ? html`<p class="help menu-field">There is no configuration yet.</p>`
        : html`<label class="field menu-field"><span class="label">Configuration</span><input class="input" list="image-configurations" placeholder="Type to search" .value=${live((chosen && configurationName(chosen)) ?? '')}
            @change=${(event) => this.#tell({ configurationId: all.find(({ name }) => name === event.target.value)?.id ?? null })}></label>
          <datalist id="image-configurations">${all.map(({ name }) => html`<option value=${name}></option>`)}</datalist>`,
    });
  }

  #pick(id) {
    this.querySelector('#filter-job').hidePopover();
    this.#tell({ jobId: id });
  }

  #typed(text) {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#tell({ q: text.trim() }), TYPING_MILLIS);
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent('refine', { detail }));
  }
}
customElements.define('image-filters', ImageFilters);
