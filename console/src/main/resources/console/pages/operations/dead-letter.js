import * as upkeep from '../../api/upkeep.js';
import { attempt } from '../../app/toasts.js';
import { Answer } from '../../lib/answer.js';
import { Element } from '../../lib/element.js';
import { html, live, nothing } from '../../lib/lit.js';
import { Unsaved } from '../../lib/unsaved.js';
import { confirmed } from '../../parts/confirm.js';
import { icon } from '../../parts/icon.js';
import { when } from '../../parts/when.js';

/** One letter: why it could not be applied, what it says, and mending it. Event: `changed`. */
class DeadLetter extends Element {
  static properties = { letterId: {} };

  #answer = new Answer(this, (signal) => upkeep.deadLetter(this.letterId, signal));
  /** What was written, by letter: it is still there when somebody has looked at another one. */
  #texts = new Map();
  #isBusy = false;

  constructor() {
    super();
    new Unsaved(this, () => this.#texts.size > 0);
  }

  willUpdate(changed) {
    if (!changed.has('letterId')) return;
    this.#answer.forget();
    if (this.letterId) this.#answer.ask();
  }

  get #content() {
    return this.#answer.value.edited ?? this.#answer.value.original;
  }

  get #kept() {
    return this.#content.body?.text ?? this.#content.body?.base64 ?? '';
  }

  get #text() {
    return this.#texts.get(this.letterId) ?? this.#kept;
  }

  get #isEdited() {
    return this.#texts.has(this.letterId);
  }

  #write(text) {
    if (text === this.#kept) this.#texts.delete(this.letterId);
    else this.#texts.set(this.letterId, text);
    this.requestUpdate();
  }

  /** Bytes that are no text are written as base64, and so are their edits. */
  get #edited() {
    const isBinary = this.#content.body?.base64 !== undefined && this.#content.body?.text === undefined;
    return { headers: this.#content.headers, body: isBinary ? { base64: this.#text } : { text: this.#text } };
  }

  async #do(what, words, tell) {
    this.#isBusy = true;
    this.requestUpdate();
    const done = await attempt(what, words);
    this.#isBusy = false;
    if (done) {
      this.#texts.delete(this.letterId);
      if (tell !== 'deleted') await this.#answer.ask();
      this.dispatchEvent(new CustomEvent('changed', { detail: tell }));
    }
    this.requestUpdate();
  }

  #save() {
    return this.#do(() => upkeep.editLetter(this.letterId, this.#edited), 'Saved', 'edited');
  }

  #replay() {
    const send = async () => {
      if (this.#isEdited) await upkeep.editLetter(this.letterId, this.#edited);
      await upkeep.replayLetter(this.letterId);
    };
    return this.#do(send, 'Gone back to its topic', 'replayed');
  }

  async #delete() {
    const may = await confirmed({ title: 'Delete this dead letter?', text: 'What it says is lost, and can never be applied.', verb: 'Delete', isDanger: true });
    if (may) await this.#do(() => upkeep.deleteLetter(this.letterId), 'Deleted', 'deleted');
  }

  #format() {
    this.#write(JSON.stringify(JSON.parse(this.#text), null, 2));
  }

  render() {
    if (!this.letterId) return nothing;
    return html`<div class="panel-body stack">${this.#answer.show((letter) => this.#letter(letter))}</div>`;
  }

  #letter(letter) {
    const isOver = letter.status === 'replayed';
    return html`<div class="banner ${isOver ? 'is-completed' : 'is-failed'}">${icon(isOver ? 'done' : 'warn')}<span class="letter-why">${letter.reason}${isOver ? html`. Replayed ${when(letter.replayedAt)}.` : nothing}</span></div>
      ${this.#facts(letter)}
      <div class="field"><label class="label" for="letter-body">What it says <small>${this.#note(isOver)}</small></label>
        <textarea class="textarea" id="letter-body" rows="12" spellcheck="false" ?readonly=${isOver} .value=${live(this.#text)} @input=${(event) => this.#write(event.target.value)}></textarea></div>
      <div class="row row-wrap">${isOver ? nothing : html`
        <button class="btn btn-primary" type="button" ?disabled=${this.#isBusy} @click=${() => this.#replay()}>${icon('undo')}${this.#isEdited ? 'Save and replay' : 'Replay'}</button>
        <button class="btn" type="button" ?disabled=${!this.#isEdited || this.#isBusy} @click=${() => this.#save()}>Save</button>
        <button class="btn" type="button" ?disabled=${!this.#isEdited} @click=${() => this.#write(this.#kept)}>Undo edits</button>
        <button class="btn btn-quiet" type="button" ?disabled=${!isJson(this.#text)} @click=${() => this.#format()}>Format</button>`}
        <span class="push"></span><button class="btn btn-danger" type="button" ?disabled=${this.#isBusy} @click=${() => this.#delete()}>${icon('trash')}Delete</button></div>
      ${this.#headers()}${this.#original(letter)}${this.#trail(letter)}`;
  }

  #facts({ topic, partition, offset, key, arrivedAt }) {
    return html`<dl class="dl"><dt>Topic</dt><dd class="mono">${topic}</dd><dt>Place</dt><dd class="num">partition ${partition}, offset ${offset}</dd>
      <dt>Key</dt><dd class="mono">${key ? bytesOf(key) : html`<span class="muted">none</span>`}</dd><dt>Came</dt><dd>${when(arrivedAt)}</dd></dl>`;
  }

  #note(isOver) {
    const { body } = this.#content;
    if (!body) return 'nothing: the record deletes its key';
    if (body.text === undefined) return 'bytes that are no text, as base64';
    return isOver ? 'as it went back' : this.#answer.value.isEdited ? 'edited since' : 'edit, then replay';
  }

  #headers() {
    const { headers } = this.#content;
    if (headers.length === 0) return nothing;
    return html`<details><summary>Headers</summary><dl class="dl">${headers.map(({ name, value }) => html`<dt class="mono">${name}</dt><dd class="mono">${value ? bytesOf(value) : html`<span class="muted">nothing</span>`}</dd>`)}</dl></details>`;
  }

  #original({ isEdited, original }) {
    return isEdited ? html`<details><summary>As it came</summary><pre class="code" tabindex="0" role="region" aria-label="As it came">${bytesOf(original.body ?? {})}</pre></details>` : nothing;
  }

  #trail({ trail }) {
    return trail?.length > 0 ? html`<details><summary>Who did what</summary><ul class="rows rows-tight">${trail.map(({ at, actor, action }) => html`<li><span class="grow">${action} by ${actor}</span><span class="muted small">${when(at)}</span></li>`)}</ul></details>` : nothing;
  }
}
customElements.define('dead-letter', DeadLetter);

const bytesOf = ({ text, base64 }) => text ?? (base64 ? `base64 ${base64}` : '');

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
