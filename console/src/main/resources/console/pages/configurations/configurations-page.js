import * as configurations from '../../api/configurations.js';
import { Page } from '../../app/page.js';
import { router } from '../../app/router.js';
import { html, live, nothing } from '../../lib/lit.js';
import { count, total } from '../../lib/number.js';
import { Paged } from '../../lib/paged.js';
import { Selection } from '../../lib/selection.js';
import { filterChip } from '../../parts/filter-chip.js';
import { icon } from '../../parts/icon.js';
import { empty } from '../../parts/state.js';
import { when } from '../../parts/when.js';
import { ImportDialog } from './import-dialog.js';
import { StartDialog } from './start-dialog.js';

/** The saved configurations. */
const TYPING_MILLIS = 200;

class ConfigurationsPage extends Page {
  #list = new Paged(this, (page, signal) => configurations.list({ q: this.query.get('q'), tag: this.query.get('tag'), ...page }, signal));
  #selection = new Selection(() => this.requestUpdate());
  #tags = new Set();
  #asked = null;
  #typing = 0;

  get heading() {
    return 'Configurations';
  }

  get keys() {
    return {
      n: ['New configuration', () => router.go('/configurations/new')],
      j: ['Next configuration', () => this.#move(1)],
      k: ['Previous configuration', () => this.#move(-1)],
      x: ['Select the configuration', () => this.#toggleFocused()],
      f: ['Search in the list', () => this.querySelector('#q').focus()],
      Escape: ['Select none', () => this.#selection.clear()],
    };
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  /** No event tells of configurations: whoever comes back looks again. */
  #seen = () => document.hidden || this.#list.again();

  willUpdate() {
    const asked = `${this.query.get('q') ?? ''} ${this.query.get('tag') ?? ''}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#selection.clear();
    this.#list.start();
  }

  get #links() {
    return [...this.querySelectorAll('tbody a.row-link')];
  }

  #move(step) {
    const links = this.#links;
    const from = links.indexOf(document.activeElement);
    links[Math.min(links.length - 1, Math.max(0, from + step))]?.focus();
  }

  #toggleFocused() {
    const id = document.activeElement?.closest?.('tr[data-id]')?.dataset.id;
    if (id) this.#selection.toggle(id);
  }

  #typed(text) {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => router.refine({ q: text.trim() }), TYPING_MILLIS);
  }

  async #import() {
    if (await new ImportDialog().open()) this.#list.again();
  }

  render() {
    return html`<div class="page">
      <div class="page-head"><div class="page-title"><h1>Configurations</h1><p>What jobs are made of: prompts, sizes, quality rules, processing.</p></div>
        <div class="actions"><button class="btn" type="button" @click=${() => this.#import()}>${icon('upload')}Import</button>
          <a class="btn" href=${configurations.exportUrl({ tag: this.query.get('tag') })} download>${icon('down')}Export${this.query.get('tag') ? ` “${this.query.get('tag')}”` : ' all'}</a>
          <a class="btn btn-primary" href="/configurations/new">${icon('plus')}New</a></div></div>
      <form class="toolbar" role="search" aria-label="Configurations" @submit=${(event) => event.preventDefault()}>
        <div class="search">${icon('search')}<label class="vh" for="q">Search a part of the name</label>
          <input class="input" id="q" type="search" placeholder="Search a part of the name" autocomplete="off" .value=${live(document.activeElement?.id === 'q' ? document.activeElement.value : (this.query.get('q') ?? ''))} @input=${(event) => this.#typed(event.target.value)}></div>
        ${this.#tagFilter()}</form>
      <section class="panel" aria-label="Configuration list">${this.#list.show((items) => this.#table(items), skeleton)}${this.#foot()}</section>
      ${this.#selection.size > 0 ? this.#bulk() : nothing}</div>`;
  }

  #tagFilter() {
    (this.#list.items ?? []).forEach(({ tags }) => tags.forEach((tag) => this.#tags.add(tag)));
    const tag = this.query.get('tag');
    return filterChip({ name: 'tag', words: 'Tag', sign: 'tag', value: tag, clear: () => router.refine({ tag: null }), body: html`
      <label class="field menu-field"><span class="label">Exactly this tag</span><input class="input" list="tags-known" autocomplete="off" .value=${live(tag ?? '')} @change=${(event) => router.refine({ tag: event.target.value.trim() })}></label>
      <datalist id="tags-known">${[...this.#tags].sort().map((each) => html`<option value=${each}></option>`)}</datalist>` });
  }

  #table(items) {
    if (items.length === 0) return this.#nothing();
    return html`<div class="table-wrap" tabindex="0" role="region" aria-label="Configurations table"><table class="table table-cards"><caption class="vh">Configurations by name</caption>
      <thead><tr><th scope="col" class="c-check"><input class="check" type="checkbox" aria-label="Select all loaded configurations" .checked=${live(items.every(({ id }) => this.#selection.has(id)))} @change=${(event) => this.#selection.all(event.target.checked ? items.map(({ id }) => id) : [])}></th>
        <th scope="col" class="c-name">Name</th><th scope="col" class="c-drop">Tags</th><th scope="col" class="c-drop c-mid">Provider</th><th scope="col" class="n c-drop c-mid">Version</th><th scope="col" class="n">Changed</th><th scope="col" class="c-act"><span class="vh">Actions</span></th></tr></thead>
      <tbody>${items.map((item) => this.#row(item))}</tbody></table></div>`;
  }

  #row({ id, name, tags, settings, version, updatedAt }) {
    const { prompts } = settings;
    const words = Array.isArray(prompts) ? prompts[0] : (settings.template ?? 'written by a language model');
    return html`<tr data-id=${id}><td class="c-check"><input class="check" type="checkbox" aria-label="Select ${name}" .checked=${live(this.#selection.has(id))} @click=${() => this.#selection.toggle(id)}></td>
      <td class="c-name"><div class="job-cell"><a class="truncate row-link" href="/configurations/${id}" title=${name}>${name}</a><span class="truncate">${words}</span></div></td>
      <td class="c-drop"><span class="row row-tags">${tags.map((tag) => html`<a class="tag" href="/configurations?tag=${encodeURIComponent(tag)}" title="Only those with this tag">${tag}</a>`)}</span></td>
      <td class="c-drop c-mid soft">${settings.provider?.name ?? 'embedded'}</td><td class="n c-drop c-mid">${count(version)}</td><td class="n c-when">${when(updatedAt)}</td>
      <td class="c-act c-status"><button class="btn btn-sm" type="button" aria-label="Start a job of ${name}" title="Start a job" @click=${() => new StartDialog({ id, name }).open()}>${icon('play')}Start</button></td></tr>`;
  }

  #nothing() {
    return this.query.get('q') || this.query.get('tag')
      ? empty('Nothing matches', 'No configuration has all of this.', html`<a class="btn" href="/configurations">Clear the filters</a>`, 'filter')
      : empty('No configurations yet', 'A configuration is what a job is made of. Write one, or import some.', html`<a class="btn btn-primary" href="/configurations/new">${icon('plus')}New configuration</a>`, 'config');
  }

  #foot() {
    const { items, total: all, hasMore, isBusy, problem } = this.#list;
    if (!items?.length) return nothing;
    return html`<div class="panel-foot"><span class="num">${count(items.length)} of ${total(all ?? {})} shown</span>
      ${hasMore ? html`<button class="btn btn-sm" type="button" ?disabled=${isBusy} @click=${() => this.#list.more()}>Show more</button>` : nothing}
      ${problem ? html`<span class="error" role="alert">${problem.title}: ${problem.detail}</span>` : nothing}</div>`;
  }

  #bulk() {
    return html`<div class="bulk" role="region" aria-label="Selection"><span role="status"><b class="num">${count(this.#selection.size)}</b> selected</span><span class="bulk-rule"></span>
      <a class="btn btn-sm" href=${configurations.exportUrl({ id: this.#selection.ids })} download>${icon('down')}Export</a>
      <button class="btn btn-sm btn-quiet btn-icon" type="button" aria-label="Clear selection" @click=${() => this.#selection.clear()}>${icon('x')}</button></div>`;
  }
}
customElements.define('configurations-page', ConfigurationsPage);

const skeleton = () => html`<div class="panel-body stack" aria-hidden="true">${Array.from({ length: 8 }, (_, row) => html`<span class="sk ${['sk-60', 'sk-80', 'sk-40'][row % 3]}"></span>`)}</div>`;
