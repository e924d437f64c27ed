import { Element } from '../../lib/element.js';
import { html, live, nothing } from '../../lib/lit.js';
import { configurationName, configurationNames } from '../../lib/names.js';
import { shortDay } from '../../lib/time.js';
import { JOB_STATUSES, jobStatus, shortId } from '../../lib/word.js';
import { icon } from '../../parts/icon.js';
import { filterChip } from '../../parts/filter-chip.js';

/** The filters of the list, each as it stands in the address. Event: `refine` with what changes. */
const TYPING_MILLIS = 250;
const KINDS = ['image', 'build', 'test', 'pipeline', 'workflow', 'upload', 'data'];

class JobFilters extends Element {
  static properties = { query: { attribute: false } };

  #typing = 0;

  focus() {
    this.querySelector('input[type=search]').focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  render() {
    const statuses = this.query.getAll('status');
    const configuration = this.query.get('configurationId');
    return html`<form class="toolbar" role="search" aria-label="Jobs" @submit=${(event) => event.preventDefault()}>
      <div class="search">${icon('search')}<label class="vh" for="q">Search label, tag or whole id</label>
        <input class="input" id="q" type="search" placeholder="Search label, tag or whole id" autocomplete="off" .value=${live(this.query.get('q') ?? '')} @input=${(event) => this.#typed(event.target.value)}></div>
      ${filterChip({ name: 'from', words: 'From', sign: 'cal', value: this.query.get('from') && shortDay(this.query.get('from')), clear: () => this.#tell({ from: null }), body: this.#date('from', 'First day') })}
      ${filterChip({ name: 'to', words: 'To', sign: 'cal', value: this.query.get('to') && shortDay(this.query.get('to')), clear: () => this.#tell({ to: null }), body: this.#date('to', 'Last day') })}
      ${filterChip({ name: 'status', words: 'Status', value: statuses.map((status) => jobStatus(status)[0]).join(', '), clear: () => this.#tell({ status: null }), body: this.#checks('status', JOB_STATUSES, (status) => jobStatus(status)[0]) })}
      ${filterChip({ name: 'kind', words: 'Kind', value: this.query.getAll('kind').join(', '), clear: () => this.#tell({ kind: null }), body: this.#checks('kind', [...new Set([...KINDS, ...this.query.getAll('kind')])], (kind) => kind) })}
      ${filterChip({ name: 'tag', words: 'Tag', value: this.query.getAll('tag').join(', '), clear: () => this.#tell({ tag: null }), body: this.#text('tag', 'Exactly this tag') })}
      ${filterChip({ name: 'configuration', words: 'Configuration', value: configuration && (configurationName(configuration) ?? shortId(configuration)), clear: () => this.#tell({ configurationId: null }), body: this.#configuration(configuration) })}
      ${filterChip({ name: 'source', words: 'Source', value: this.query.get('source'), clear: () => this.#tell({ source: null }), body: this.#text('source', 'Exactly this source') })}
    </form>`;
  }

  #checks(name, values, word) {
    const on = this.query.getAll(name);
    return values.map((value) => html`<label class="menu-item"><input class="check" type="checkbox" .checked=${live(on.includes(value))}
      @change=${(event) => this.#tell({ [name]: event.target.checked ? [...on, value] : on.filter((each) => each !== value) })}>${word(value)}</label>`);
  }

  #date(name, label) {
    return html`<label class="field menu-field"><span class="label">${label}</span><input class="input" type="date" .value=${live(this.query.get(name) ?? '')} @change=${(event) => this.#tell({ [name]: event.target.value })}></label>`;
  }

  #text(name, label) {
    return html`<label class="field menu-field"><span class="label">${label}</span><input class="input" .value=${live(this.query.get(name) ?? '')} @change=${(event) => this.#tell({ [name]: event.target.value.trim() })}></label>`;
  }

  #configuration(chosen) {
    const all = configurationNames();
    if (all.length === 0) return html`<p class="help menu-field">There is no configuration yet.</p>`;
    return html`<label class="field menu-field"><span class="label">Name</span>
      <input class="input" list="configuration-names" placeholder="Type to search" .value=${live((chosen && configurationName(chosen)) ?? '')}
        @change=${(event) => this.#tell({ configurationId: all.find(({ name }) => name === event.target.value)?.id ?? null })}></label>
      <datalist id="configuration-names">${all.map(({ name }) => html`<option value=${name}></option>`)}</datalist>${nothing}`;
  }

  #typed(text) {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#tell({ q: text.trim() }), TYPING_MILLIS);
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent('refine', { detail }));
  }
}
customElements.define('job-filters', JobFilters);
