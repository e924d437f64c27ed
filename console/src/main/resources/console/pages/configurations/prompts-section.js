import { Problem } from '../../api/problem.js';
import { complain } from '../../app/toasts.js';
import { html, nothing } from '../../lib/lit.js';
import { count, plural } from '../../lib/number.js';
import { icon } from '../../parts/icon.js';
import { choiceField, linesField, mistakes, numberField, section, textField } from './fields.js';

/** Where prompts come from: one of three, and what another one had is kept while the page is open. */
const LARGEST_FILE = 200_000;
const SOURCES = [
  ['list', 'A list'],
  ['template', 'Keywords and a template'],
  ['writer', 'Prompt writer'],
];
const OF_SOURCE = { list: ['prompts'], template: ['keywords', 'template'], writer: ['keywords', 'promptWriter'] };

const settings = (name) => `settings.${name}`;
const hasOwn = (draft, name) => draft.of(settings(name)) !== undefined;

/** What the document says, if it says so. */
function sourceIn(draft) {
  if (hasOwn(draft, 'promptWriter')) return 'writer';
  if (hasOwn(draft, 'prompts')) return 'list';
  return hasOwn(draft, 'keywords') || hasOwn(draft, 'template') ? 'template' : null;
}

export class PromptsSection {
  #draft;
  #shelf = new Map();
  #chosen = 'list';

  constructor(draft) {
    this.#draft = draft;
  }

  render() {
    const draft = this.#draft;
    const source = (this.#chosen = this.#said(sourceIn(draft)) ?? this.#chosen);
    return section('prompts', 'Prompts', 'Write them out, or let keywords fill a template.', html`
      ${choiceField(draft, { path: 'source', label: html`<span class="vh">Source of prompts</span>`, choices: SOURCES, value: source, choose: (next) => this.#choose(source, next) })}
      ${source === 'list' ? this.#list() : nothing}
      ${source === 'template' ? textField(draft, { path: settings('template'), label: 'Template', rows: 3, words: html`Name a column as <code>\${{column}}</code>.${this.#columns()} Up to 4 000 characters.` }) : nothing}
      ${source === 'list' ? nothing : this.#keywords()}
      ${source === 'writer' ? this.#writer() : nothing}`);
  }

  /** Keywords alone may yet become either. */
  #said(source) {
    return source === 'template' && this.#chosen === 'writer' && !hasOwn(this.#draft, 'template') ? 'writer' : source;
  }

  #choose(from, to) {
    const draft = this.#draft;
    this.#chosen = to;
    for (const name of OF_SOURCE[from]) this.#shelf.set(name, draft.of(settings(name)));
    for (const name of OF_SOURCE[from].filter((each) => !OF_SOURCE[to].includes(each))) draft.put(settings(name), undefined);
    const kept = (name) => this.#shelf.get(name) ?? (name === 'promptWriter' ? { enabled: true } : undefined);
    for (const name of OF_SOURCE[to]) if (!hasOwn(draft, name)) draft.put(settings(name), kept(name));
  }

  #list() {
    const draft = this.#draft;
    const path = settings('prompts');
    const read = () => listOf(draft.of(path));
    return linesField(draft, { path, label: 'Prompts', note: 'one a line', read, write: (lines) => draft.put(path, lines), words: `${plural(read().length, 'prompt')}. A generation takes the next in turn. Up to 10 000, of 4 000 characters each.` });
  }

  #keywords() {
    const draft = this.#draft;
    const given = draft.of(settings('keywords'));
    const isList = Array.isArray(given) || given?.list !== undefined;
    return html`
      ${choiceField(draft, { path: 'keywords-form', label: 'Keywords', choices: [['csv', 'A table, as CSV'], ['list', 'A list']], value: isList ? 'list' : 'csv', choose: (form) => this.#become(form) })}
      ${isList ? this.#words(given) : this.#csv()}
      ${choiceField(draft, { path: settings('keywords.order'), label: 'Order of rows', standard: 'sequential', choices: [['sequential', 'As written'], ['random', 'At random, from the seed']], choose: (order) => this.#order(order) })}`;
  }

  #words(given) {
    const draft = this.#draft;
    const path = settings(Array.isArray(given) ? 'keywords' : 'keywords.list');
    const read = () => listOf(draft.of(path));
    return linesField(draft, { path, label: 'Words', note: 'one a line', read, write: (lines) => draft.put(path, lines), words: html`${plural(read().length, 'word')}. In a template they are <code>\${{Keyword}}</code>. Up to 10 000, of 500 characters each.` });
  }

  #csv() {
    const draft = this.#draft;
    const path = settings('keywords.csv');
    return html`<div class="drop" @dragover=${(event) => event.preventDefault()} @drop=${(event) => this.#dropped(event)}>
      ${textField(draft, { path, label: 'Rows', note: 'CSV with a header', rows: 6, words: `${plural(rowsOf(draft.of(path)), 'line')} below the header. Drop a file here to replace them. Up to 10 000 rows, 200 000 characters.` })}
      <label class="btn btn-sm drop-file">${icon('upload')}Choose a file<input class="vh" type="file" accept=".csv,text/csv,text/plain" @change=${(event) => this.#take(event.target.files[0])}></label></div>
      ${Array.isArray(draft.of(settings('keywords'))) ? nothing : this.#mistakesOfWhole()}`;
  }

  /** The service may mean the keywords as a whole, where no field of theirs stands. */
  #mistakesOfWhole() {
    const path = settings('keywords');
    return this.#draft.mistakesAt(path).some(({ field }) => field === path) ? mistakes(this.#draft, path) : nothing;
  }

  #writer() {
    const draft = this.#draft;
    return html`
      ${numberField(draft, { path: settings('promptWriter.count'), label: 'Prompts to write', width: 'w-2', standard: 'one a row', words: '1 to 2 500, at most one a generation' })}
      ${textField(draft, { path: settings('promptWriter.instructions'), label: 'Own instruction', note: 'optional', rows: 3, standard: 'Leave empty to use the usual one', words: 'What the language model is told. It needs to be configured where jobs run; otherwise they are refused.' })}`;
  }

  #columns() {
    const header = String(this.#draft.of(settings('keywords.csv')) ?? '').split('\n', 1)[0].trim();
    return header === '' ? nothing : html` Columns: ${header.split(',').map((each) => each.trim()).join(', ')}.`;
  }

  #become(form) {
    const draft = this.#draft;
    const given = draft.of(settings('keywords'));
    this.#shelf.set(form === 'csv' ? 'words' : 'rows', given);
    const { order } = given ?? {};
    const kept = this.#shelf.get(form === 'csv' ? 'rows' : 'words') ?? (form === 'csv' ? { csv: '' } : { list: [] });
    draft.put(settings('keywords'), order && !Array.isArray(kept) ? { ...kept, order } : kept);
  }

  #order(order) {
    const given = this.#draft.of(settings('keywords'));
    this.#draft.put(settings('keywords'), Array.isArray(given) ? { list: given, order } : { ...given, order });
  }

  #dropped(event) {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    this.#take(file);
  }

  async #take(file) {
    if (!file) return;
    if (file.size > LARGEST_FILE) {
      const detail = `Keywords may have ${count(LARGEST_FILE)} characters; the file has ${count(file.size)} bytes.`;
      return complain(new Problem({ code: 'file_too_large', title: 'This file is too large', detail }));
    }
    this.#draft.put(settings('keywords.csv'), await file.text());
  }
}

const listOf = (value) => (Array.isArray(value) ? value : typeof value === 'string' ? [value] : []);
const rowsOf = (csv) => Math.max(0, String(csv ?? '').split('\n').filter((line) => line.trim() !== '').length - 1);
