import * as configurations from '../../api/configurations.js';
import { Asking } from '../../lib/asking.js';
import { Dialog } from '../../lib/dialog.js';
import { html, nothing } from '../../lib/lit.js';
import { icon } from '../../parts/icon.js';
import { failure } from '../../parts/state.js';

/** Finds a configuration by a part of its name or by its tag. */
const TYPING_MILLIS = 150;
const MOST = 50;

export class ConfigurationSearch {
  #current;
  #text = '';
  #items = null;
  #at = 0;
  #chosen = null;
  #typing = 0;
  #asking = new Asking(() => this.#dialog.isOpen && this.#dialog.update());
  #dialog;

  /** @param current the id of the one that is open already, if one is */
  constructor(label, current = null) {
    this.#current = current;
    this.#dialog = new Dialog(() => this.#render(), { className: 'cmd', label });
  }

  /** Answers with the one that was chosen, or null. */
  async open() {
    const closed = this.#dialog.open();
    this.#search();
    await closed;
    clearTimeout(this.#typing);
    this.#asking.stop();
    return this.#chosen;
  }

  close() {
    this.#dialog.close();
  }

  #search() {
    const text = this.#text.trim();
    const query = text.startsWith('#') ? { tag: text.slice(1) } : { q: text };
    return this.#asking.ask((signal) => configurations.list({ ...query, limit: MOST }, signal), ({ items }) => {
      this.#items = items;
      this.#at = 0;
    });
  }

  #typed(text) {
    this.#text = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#search(), TYPING_MILLIS);
  }

  #pressed(event) {
    const items = this.#items ?? [];
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key !== 'Enter' && !move) return;
    event.preventDefault(); // or the same Enter would press what has the focus next
    if (event.key === 'Enter') return this.#choose(items[this.#at]);
    if (items.length === 0) return;
    this.#at = (this.#at + move + items.length) % items.length;
    this.#dialog.update();
    this.#dialog.element.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #choose(item) {
    if (!item) return;
    this.#chosen = item;
    this.close();
  }

  #render() {
    const items = this.#items ?? [];
    const { problem } = this.#asking;
    return html`
      <div class="cmd-input">${icon('search')}<input type="text" role="combobox" aria-expanded="true" aria-controls="found" aria-autocomplete="list" aria-activedescendant=${items.length > 0 ? `found-${this.#at}` : nothing}
        aria-label="Search configurations" placeholder="A part of the name, or #tag" autofocus autocomplete="off" spellcheck="false" @input=${(event) => this.#typed(event.target.value)} @keydown=${(event) => this.#pressed(event)}><kbd aria-hidden="true">Esc</kbd></div>
      ${problem ? failure(problem, () => this.#search()) : html`<div class="cmd-list" id="found" role="listbox" aria-label="Configurations">${items.map((item, index) => this.#item(item, index))}</div>
      ${this.#items?.length === 0 ? this.#nothing() : nothing}`}`;
  }

  #item(item, index) {
    return html`<div class="cmd-item" role="option" id="found-${index}" aria-selected=${index === this.#at} @click=${() => this.#choose(item)}>${icon(item.id === this.#current ? 'check' : 'config')}<span class="truncate">${item.name}</span><small>${item.tags.join(', ')}</small></div>`;
  }

  #nothing() {
    return html`<p class="state" role="status">${this.#text.trim() ? 'Nothing matches.' : 'There is no configuration yet.'} <a class="btn" href="/configurations/new" @click=${() => this.close()}>${icon('plus')}New configuration</a></p>`;
  }
}
