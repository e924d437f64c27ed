import * as configurations from '../../api/configurations.js';
import { router } from '../../app/router.js';
import { Dialog } from '../../lib/dialog.js';
import { Element } from '../../lib/element.js';
import { html, nothing } from '../../lib/lit.js';
import { icon } from '../../parts/icon.js';
import { failure } from '../../parts/state.js';

/** To another configuration, found by a part of its name or by its tag. */
const TYPING_MILLIS = 150;
const MOST = 50;

class ConfigurationPicker extends Element {
  static properties = { current: {} };

  #text = '';
  #items = [];
  #problem = null;
  #chosen = 0;
  #typing = 0;
  #asking = null;
  #dialog = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    this.#asking?.abort();
    if (this.#dialog?.isOpen) this.#dialog.close();
  }

  render() {
    return html`<button class="btn" type="button" aria-haspopup="dialog" @click=${() => this.#open()}>${icon('search')}Switch to …</button>`;
  }

  #open() {
    this.#text = '';
    this.#dialog = new Dialog(() => this.#list(), { className: 'cmd', label: 'Switch to another configuration' });
    this.#dialog.open();
    this.#search();
  }

  async #search() {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const text = this.#text.trim();
    try {
      const query = text.startsWith('#') ? { tag: text.slice(1) } : { q: text };
      const page = await configurations.list({ ...query, limit: MOST }, signal);
      if (signal.aborted) return;
      this.#items = page.items;
      this.#problem = null;
    } catch (problem) {
      if (signal.aborted) return;
      this.#problem = problem;
    }
    this.#chosen = 0;
    if (this.#dialog.isOpen) this.#dialog.update();
  }

  #typed(text) {
    this.#text = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#search(), TYPING_MILLIS);
  }

  #pressed(event) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') return this.#go(this.#items[this.#chosen]);
    if (!move || this.#items.length === 0) return;
    event.preventDefault();
    this.#chosen = (this.#chosen + move + this.#items.length) % this.#items.length;
    this.#dialog.update();
    this.#dialog.element.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #go(item) {
    if (!item) return;
    this.#dialog.close();
    router.go(`/configurations/${item.id}`);
  }

  #list() {
    return html`
      <div class="cmd-input">${icon('search')}<input type="text" role="combobox" aria-expanded="true" aria-controls="picker-list" aria-autocomplete="list" aria-activedescendant=${this.#items.length > 0 ? `picker-${this.#chosen}` : nothing}
        aria-label="Search configurations" placeholder="A part of the name, or #tag" autofocus autocomplete="off" spellcheck="false" @input=${(event) => this.#typed(event.target.value)} @keydown=${(event) => this.#pressed(event)}><kbd aria-hidden="true">Esc</kbd></div>
      ${this.#problem ? failure(this.#problem, () => this.#search()) : html`<div class="cmd-list" id="picker-list" role="listbox" aria-label="Configurations">${this.#items.map((item, index) => html`
        <div class="cmd-item" role="option" id="picker-${index}" aria-selected=${index === this.#chosen} @click=${() => this.#go(item)}>${icon(item.id === this.current ? 'check' : 'config')}<span class="truncate">${item.name}</span><small>${item.tags.join(', ')}</small></div>`)}</div>
      ${this.#items.length === 0 ? html`<p class="state" role="status">Nothing matches.</p>` : nothing}`}`;
  }
}
customElements.define('configuration-picker', ConfigurationPicker);
