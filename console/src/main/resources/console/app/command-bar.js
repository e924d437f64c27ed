import * as history from '../api/history.js';
import { Dialog } from '../lib/dialog.js';
import { html, nothing } from '../lib/lit.js';
import { isId, jobStatus } from '../lib/word.js';
import { icon } from '../parts/icon.js';
import { openKeyboardMap } from './keyboard-map.js';
import { newJob } from './new-job.js';
import { pages } from './pages.js';
import { router } from './router.js';
import { nextTheme } from './theme.js';

/** The one search: jobs by any of their words, and what the console can do. */
const TYPING_MILLIS = 150;
const MOST_JOBS = 6;

const COMMANDS = [
  ...pages
    .filter((page) => page.icon)
    .map((page) => ({ words: `Go to ${page.title}`, sign: page.icon, keys: ['G', page.key.toUpperCase()], run: () => router.go(page.path) })),
  { words: 'Start a job from a configuration', sign: 'play', keys: ['N'], run: () => newJob() },
  { words: 'Change theme', sign: 'theme', run: () => { nextTheme(); document.querySelector('factory-shell').requestUpdate(); } },
  { words: 'Keyboard map', sign: 'info', keys: ['?'], run: () => openKeyboardMap() },
];

/** An id names one job; anything else is looked for in their words. */
async function find(text, signal) {
  if (isId(text)) return [await history.job(text, signal)];
  return (await history.jobs({ q: text, limit: MOST_JOBS }, signal)).items;
}

class CommandBar {
  #text = '';
  #jobs = [];
  #chosen = 0;
  #typing = 0;
  #asking = null;
  #dialog = new Dialog(() => this.#render(), { className: 'cmd', label: 'Command bar' });

  async open() {
    this.#search();
    await this.#dialog.open();
    clearTimeout(this.#typing);
    this.#asking?.abort();
  }

  get #results() {
    const words = this.#text.trim().toLowerCase();
    const jobs = this.#jobs.map((job) => ({
      words: job.label ?? job.externalId ?? job.id,
      sign: jobStatus(job.status)[1],
      note: jobStatus(job.status)[0],
      run: () => router.go(`/jobs/${job.id}`),
    }));
    return [
      ['Jobs', jobs],
      ['Commands', COMMANDS.filter((command) => command.words.toLowerCase().includes(words))],
    ].filter(([, found]) => found.length > 0);
  }

  #typed(text) {
    this.#text = text;
    this.#chosen = 0;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#search(), TYPING_MILLIS);
    this.#dialog.update();
  }

  async #search() {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    try {
      const found = await find(this.#text.trim(), signal);
      if (!signal.aborted) this.#jobs = found;
    } catch {
      // Commands need no answer, and the banner says that the connection is lost.
      this.#jobs = [];
    }
    if (this.#dialog.isOpen) this.#dialog.update();
  }

  #pressed(event) {
    const all = this.#results.flatMap(([, found]) => found);
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key !== 'Enter' && !move) return;
    event.preventDefault(); // or the same Enter would press what has the focus next
    if (event.key === 'Enter') return this.#run(all[this.#chosen]);
    this.#chosen = (this.#chosen + move + all.length) % Math.max(1, all.length);
    this.#dialog.update();
    this.#dialog.element.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #run(result) {
    if (!result) return;
    this.#dialog.close();
    result.run();
  }

  #render() {
    let index = 0;
    const groups = this.#results.map(([name, found]) => html`
      <div role="group" aria-label=${name}><p class="cmd-group overline" aria-hidden="true">${name}</p>
        ${found.map((each) => this.#item(each, index++))}</div>`);
    return html`
      <div class="cmd-input">${icon('search')}<input type="text" role="combobox" aria-expanded="true" aria-controls="cmd-list" aria-autocomplete="list"
        aria-activedescendant=${index > 0 ? `cmd-${this.#chosen}` : nothing} aria-label="Search jobs and commands" placeholder="Search or type a command" autofocus autocomplete="off" spellcheck="false"
        .value=${this.#text} @input=${(event) => this.#typed(event.target.value)} @keydown=${(event) => this.#pressed(event)}><kbd aria-hidden="true">Esc</kbd></div>
      <div class="cmd-list" id="cmd-list" role="listbox" aria-label="Results">${groups}</div>
      ${index === 0 ? html`<p class="state" role="status">Nothing matches.</p>` : nothing}`;
  }

  #item(each, index) {
    return html`<div class="cmd-item" role="option" id="cmd-${index}" aria-selected=${index === this.#chosen} @click=${() => this.#run(each)}>${icon(each.sign)}<span class="truncate">${each.words}</span>
      <small>${each.note ?? nothing}${(each.keys ?? []).map((key) => html`<kbd>${key}</kbd> `)}</small></div>`;
  }
}

export const openCommandBar = () => new CommandBar().open();
