import { Element } from '../../lib/element.js';
import { html, live, nothing } from '../../lib/lit.js';
import { plural } from '../../lib/number.js';
import { icon } from '../../parts/icon.js';

/** What a retry is made with: the job's own settings, or others for this once. Event: `retry`. */
const PROCESSING = [
  { name: 'imageEnhancement', words: 'Enhancement', kind: 'switch', usual: false },
  { name: 'sharpening', words: 'Sharpening', kind: 'slider', min: 0, max: 10, step: 0.5, usual: 0 },
  { name: 'saturation', words: 'Saturation', kind: 'slider', min: 0, max: 2, step: 0.1, usual: 1 },
  { name: 'imageConvert', words: 'Convert the format', kind: 'switch', usual: false },
  { name: 'format', words: 'Format', kind: 'select', values: ['jpg', 'png', 'webp'], usual: 'jpg' },
  { name: 'jpgBackground', words: 'JPEG background', kind: 'text', usual: '#ffffff' },
  { name: 'jpgQuality', words: 'JPEG quality', kind: 'number', usual: 90 },
  { name: 'pngQuality', words: 'PNG quality', kind: 'number', usual: 100 },
  { name: 'webpQuality', words: 'WebP quality', kind: 'number', usual: 85 },
  { name: 'removeBg', words: 'Remove the background', kind: 'switch', usual: false },
  { name: 'removeBgSize', words: 'Background removal size', kind: 'select', values: ['auto', 'preview', 'full', '50MP'], usual: 'auto' },
  { name: 'trimTransparentBackground', words: 'Trim transparent edges', kind: 'switch', usual: false },
];
const METADATA = [
  { name: 'enabled', words: 'Write title, description and tags', kind: 'switch', usual: true },
  { name: 'prompt', words: 'Metadata prompt', kind: 'area', usual: '' },
];
const SEVERAL = Symbol('the jobs differ');

class RetryForm extends Element {
  static properties = {
    wish: { attribute: false },
    jobs: { attribute: false },
    count: { type: Number },
    isBusy: { type: Boolean },
    /** Of the wish: another map each time the service answered. */
    mistakes: { attribute: false },
  };

  constructor() {
    super();
    this.jobs = [];
    this.count = 0;
  }

  /** What all these jobs have it set to. */
  #original(part, { name, usual }) {
    const values = new Set(this.jobs.map((job) => job.settings?.[part]?.[name] ?? usual));
    return values.size > 1 ? SEVERAL : values.size === 1 ? [...values][0] : usual;
  }

  #set(part, field, value) {
    this.wish.set(part, field.name, value, this.#original(part, field));
    this.requestUpdate();
  }

  #choose(isModified) {
    this.wish.isModified = isModified;
    this.requestUpdate();
  }

  #submit(event) {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('retry'));
  }

  render() {
    const { isModified, changes } = this.wish;
    return html`<form class="stack retry-form" novalidate @submit=${(event) => this.#submit(event)}>
      <fieldset><legend class="vh">Settings</legend><div class="choice choice-2">
        <label><input type="radio" name="with" .checked=${live(!isModified)} @change=${() => this.#choose(false)}>Original settings</label>
        <label><input type="radio" name="with" .checked=${live(isModified)} @change=${() => this.#choose(true)}>Modified settings</label></div></fieldset>
      <p class="help">From the temp file: processing and metadata only. Nothing is generated and nothing is judged again.${isModified ? ' These values hold for this retry alone; the rest is as each job has it.' : nothing}</p>
      ${isModified ? html`<div class="retry-fields">${PROCESSING.map((field) => this.#field('processing', field))}
        <div class="form-rule"></div>${METADATA.map((field) => this.#field('metadata', field))}</div>
        ${changes > 0 ? html`<button class="btn btn-quiet btn-sm retry-undo" type="button" @click=${() => { this.wish.clear(); this.requestUpdate(); }}>${icon('undo')}Undo ${plural(changes, 'change')}</button>` : nothing}` : nothing}
      <div class="retry-send"><button class="btn btn-primary" type="submit" ?disabled=${this.count === 0 || this.isBusy}>${icon('retry')}${this.count === 0 ? 'Select images to retry' : `Retry ${plural(this.count, 'image')}`}</button></div></form>`;
  }

  #field(part, field) {
    const original = this.#original(part, field);
    const isChanged = this.wish.has(part, field.name);
    const value = isChanged ? this.wish.parts[part][field.name] : original === SEVERAL ? field.usual : original;
    const was = isChanged ? (original === SEVERAL ? 'was different per job' : `was ${said(original)}`) : original === SEVERAL ? 'differs per job' : nothing;
    const mistake = this.wish.mistakes.get(`${part}.${field.name}`);
    const set = (next) => this.#set(part, field, next);
    const input = INPUTS[field.kind]({ ...field, value, set, mistake });
    if (field.kind === 'switch') return html`<label class="switch"><span><span class="label">${field.words}</span> <span class="help">${was}</span></span>${input}${error(mistake)}</label>`;
    return html`<label class="field field-${field.kind} ${mistake ? 'field-mistaken' : ''}"><span class="label">${field.words} <small>${was}</small></span>${input}${error(mistake)}</label>`;
  }
}
customElements.define('retry-form', RetryForm);

const INPUTS = {
  switch: ({ value, set }) => html`<input type="checkbox" role="switch" .checked=${live(Boolean(value))} @change=${(event) => set(event.target.checked)}>`,
  slider: ({ value, set, min, max, step }) => html`<span class="slider"><input type="range" min=${min} max=${max} step=${step} .value=${live(String(value))} @input=${(event) => set(Number(event.target.value))}><output>${value}</output></span>`,
  select: ({ value, set, values }) => html`<select class="select" @change=${(event) => set(event.target.value)}>${values.map((each) => html`<option value=${each} .selected=${each === value}>${each}</option>`)}</select>`,
  number: ({ value, set, mistake }) => html`<input class="input input-n" inputmode="numeric" aria-invalid=${Boolean(mistake)} .value=${live(String(value))} @input=${({ target }) => set(numberIn(target.value))}>`,
  text: ({ value, set, mistake }) => html`<input class="input mono" aria-invalid=${Boolean(mistake)} .value=${live(value)} @input=${(event) => set(event.target.value.trim())}>`,
  area: ({ value, set, mistake }) => html`<textarea class="textarea" rows="2" placeholder="The job’s own" aria-invalid=${Boolean(mistake)} .value=${live(value ?? '')} @input=${(event) => set(event.target.value)}></textarea>`,
};

/** What is no number goes as it was written: the service says what it expected. */
const numberIn = (text) => (String(Number(text)) === text ? Number(text) : text);
const said = (value) => (value === true ? 'on' : value === false ? 'off' : value === '' || value === null ? 'empty' : value);
const error = (mistake) => (mistake ? html`<span class="error" role="alert">${icon('warn')}${mistake}</span>` : nothing);
