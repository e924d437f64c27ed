import { html, live, nothing } from '../../lib/lit.js';
import { icon } from '../../parts/icon.js';

/** Controls that are bound to a place of the draft: label, control, what is wrong, help. */
export const idOf = (path) => `f-${path.replaceAll('.', '-')}`;

/** While somebody writes in a field, what stands there is theirs. */
export function shown(id, value) {
  const element = document.getElementById(id);
  return live(element !== null && element === document.activeElement ? element.value : String(value ?? ''));
}

/** A mistake inside of a field says where. */
const said = (path, { field, message }) => {
  const place = field.slice(path.length).match(/^\[(\d+)\]/);
  return place ? `${Number(place[1]) + 1}. ${message}` : message;
};

const MOST_SAID = 5;
export const mistakes = (draft, path) => {
  const all = draft.mistakesAt(path);
  if (all.length === 0) return nothing;
  return html`<div class="mistakes" id="${idOf(path)}-e">${all.slice(0, MOST_SAID).map((each) => html`<p class="error">${icon('warn')}<span>${said(path, each)}</span></p>`)}
    ${all.length > MOST_SAID ? html`<p class="error"><span>and ${all.length - MOST_SAID} more</span></p>` : nothing}</div>`;
};

export const help = (path, words) => (words ? html`<p class="help" id="${idOf(path)}-h">${words}</p>` : nothing);

/** What a control says of itself to those who do not see it. */
export const about = (draft, path, words) => {
  const isWrong = draft.mistakesAt(path).length > 0;
  const by = [isWrong ? `${idOf(path)}-e` : '', words ? `${idOf(path)}-h` : ''].filter(Boolean).join(' ');
  return { by: by || nothing, invalid: isWrong ? 'true' : nothing };
};

const frame = (draft, { path, label, note, words, width = '' }, control) => html`
  <div class="field ${width}"><label class="label" for=${idOf(path)}>${label}${note ? html` <small>${note}</small>` : nothing}</label>
    ${control(about(draft, path, words))}${mistakes(draft, path)}${help(path, words)}</div>`;

/** A figure; what is no number is sent as it was written, so that the service can say what it expects. */
export function numberField(draft, field) {
  const { path, standard = '' } = field;
  const write = (text) => draft.put(path, text === '' ? undefined : Number.isFinite(Number(text)) ? Number(text) : text);
  return frame(draft, field, ({ by, invalid }) => html`<input class="input input-n" id=${idOf(path)} inputmode="decimal" autocomplete="off" placeholder=${standard}
    aria-describedby=${by} aria-invalid=${invalid} .value=${shown(idOf(path), draft.of(path))} @input=${(event) => write(event.target.value.trim())}>`);
}

export function textField(draft, field) {
  const { path, standard = '', rows } = field;
  const write = (event) => draft.put(path, event.target.value === '' ? undefined : event.target.value);
  return frame(draft, field, ({ by, invalid }) =>
    rows
      ? html`<textarea class="textarea" id=${idOf(path)} rows=${rows} placeholder=${standard} spellcheck="false" aria-describedby=${by} aria-invalid=${invalid}
          .value=${shown(idOf(path), draft.of(path))} @input=${write}></textarea>`
      : html`<input class="input" id=${idOf(path)} autocomplete="off" placeholder=${standard} aria-describedby=${by} aria-invalid=${invalid}
          .value=${shown(idOf(path), draft.of(path))} @input=${write}>`,
  );
}

/** One text a line. */
export function linesField(draft, field) {
  const { path, rows = 6, read, write } = field;
  const lines = read();
  const isPlain = lines.every((line) => typeof line === 'string' && !/[\r\n]/.test(line));
  const changed = (event) => write(event.target.value.split('\n').filter((line) => line.trim() !== ''));
  return frame(draft, isPlain ? field : { ...field, words: 'Some of these have line breaks of their own: edit them in the JSON.' }, ({ by, invalid }) => html`
    <textarea class="textarea" id=${idOf(path)} rows=${rows} spellcheck="false" ?readonly=${!isPlain} aria-describedby=${by} aria-invalid=${invalid}
      .value=${shown(idOf(path), lines.map(String).join('\n'))} @input=${changed}></textarea>`);
}

export function slider(draft, field) {
  const { path, least, most, step, standard } = field;
  const value = draft.of(path) ?? standard;
  return frame(draft, field, ({ by, invalid }) => html`<div class="slider"><input id=${idOf(path)} type="range" min=${least} max=${most} step=${step}
    aria-describedby=${by} aria-invalid=${invalid} .value=${live(String(value))} @input=${(event) => draft.put(path, Number(event.target.value))}>
    <output for=${idOf(path)}>${String(value)}</output></div>`);
}

export function switchField(draft, { path, label, words, standard = false, width = '' }) {
  const { by, invalid } = about(draft, path, words);
  return html`<div class="switch ${width}"><div><label class="label" for=${idOf(path)}>${label}</label>${mistakes(draft, path)}${help(path, words)}</div>
    <input id=${idOf(path)} type="checkbox" role="switch" aria-describedby=${by} aria-invalid=${invalid} .checked=${live((draft.of(path) ?? standard) === true)}
      @change=${(event) => draft.put(path, event.target.checked)}></div>`;
}

/** One of a few; `choices` are `[value, words]`. */
export function choiceField(draft, { path, label, words, choices, standard, width = '', choose = (value) => draft.put(path, value), value = draft.of(path) ?? standard }) {
  return html`<fieldset class="field ${width}" aria-describedby=${about(draft, path, words).by}><legend class="label">${label}</legend>
    <div class="choice">${choices.map(([each, name]) => html`<label><input type="radio" name=${idOf(path)} .checked=${live(each === value)} @change=${() => choose(each)}>${name}</label>`)}</div>
    ${mistakes(draft, path)}${help(path, words)}</fieldset>`;
}

/** Several flags of one part; `choices` are `[name, words]`. */
export function flagsField(draft, { path, label, words, choices, standard = true }) {
  const isOn = (name) => (draft.of(`${path}.${name}`) ?? standard) === true;
  return html`<fieldset class="field" aria-describedby=${about(draft, path, words).by}><legend class="label">${label}</legend>
    <div class="choice">${choices.map(([name, each]) => html`<label><input type="checkbox" .checked=${live(isOn(name))} @change=${(event) => draft.put(`${path}.${name}`, event.target.checked)}>${each}</label>`)}</div>
    ${mistakes(draft, path)}${help(path, words)}</fieldset>`;
}

export const section = (name, title, words, fields) => html`
  <section class="form-sec" aria-labelledby="s-${name}"><header><h2 id="s-${name}">${title}</h2><p>${words}</p></header><div class="form-fields">${fields}</div></section>`;
