import * as jobs from '../../api/jobs.js';
import { router } from '../../app/router.js';
import { say } from '../../app/toasts.js';
import { Dialog, modal } from '../../lib/dialog.js';
import { put, same } from '../../lib/document.js';
import { html, nothing } from '../../lib/lit.js';
import { labelOf, leaves } from '../../lib/settings.js';
import { spoken } from '../../lib/word.js';
import { icon } from '../../parts/icon.js';
import { bones, failure } from '../../parts/state.js';
import { configurationNow } from './job-settings.js';

/** A new job from this one: from the configuration as it is now or as this job ran, with any setting edited. */
const LISTS = ['prompts', 'aspectRatios'];
const SOURCES = ['prompts', 'keywords', 'template', 'promptWriter'];
const LONG_TEXTS = ['prompts', 'keywords.csv', 'template', 'quality.prompt', 'metadata.prompt', 'promptWriter.instructions'];
const CHOICES = { 'processing.format': ['jpg', 'png', 'webp'], 'keywords.order': ['sequential', 'random'] };

export class RerunDialog {
  #job;
  #label;
  #asItRan;
  #now = null;
  #edits = new Map();
  #problem = null;
  #isSent = false;
  #dialog = new Dialog(() => this.#render(), { className: 'modal modal-wide' });

  constructor(job) {
    this.#job = job;
    this.#label = `${job.label} (Rerun)`;
    this.#asItRan = !job.configurationId;
  }

  async open() {
    const closed = this.#dialog.open();
    if (this.#job.configurationId) {
      this.#now = await configurationNow(this.#job.configurationId).catch(() => null);
      this.#asItRan ||= this.#now === null;
      this.#dialog.update();
    }
    await closed;
  }

  get #base() {
    return this.#asItRan ? this.#job.settings : this.#now;
  }

  /** As it ran, everything must be said; from the configuration, only what was edited. */
  get #overrides() {
    let document = this.#asItRan ? { ...this.#job.settings } : {};
    for (const source of SOURCES) {
      const value = document[source];
      if (value === null || (Array.isArray(value) && value.length === 0)) delete document[source];
    }
    this.#edits.forEach((value, path) => (document = put(document, path, value)));
    return Object.keys(document).length > 0 ? document : undefined;
  }

  async #send() {
    this.#isSent = true;
    this.#problem = null;
    this.#dialog.update();
    try {
      const job = await jobs.rerun(this.#job.id, { label: this.#label.trim() || undefined, overrides: this.#overrides });
      this.#dialog.close();
      say('Queued', job.label);
      router.go(`/jobs/${job.id}`);
    } catch (problem) {
      this.#problem = problem;
      this.#isSent = false;
      this.#dialog.update();
    }
  }

  #edit(path, value, before) {
    if (same(value, before)) this.#edits.delete(path);
    else this.#edits.set(path, value);
    this.#dialog.update();
  }

  #render() {
    return modal(this.#dialog, {
      title: `Rerun ${this.#job.label}`,
      body: this.#base ? this.#form() : bones(),
      foot: html`<span class="muted small push-start">${this.#edits.size > 0 ? `${this.#edits.size} edited` : 'A rerun is a new job; this one stays as it is.'}</span>
        <button class="btn" type="button" @click=${() => this.#dialog.close()}>Back</button>
        <button class="btn btn-primary" type="button" ?disabled=${this.#isSent || !this.#base} @click=${() => this.#send()}>${icon('play')}Queue the rerun</button>`,
    });
  }

  #form() {
    const choose = (asItRan) => {
      this.#asItRan = asItRan;
      this.#edits.clear();
      this.#dialog.update();
    };
    return html`
      ${this.#problem ? failure(this.#problem) : nothing}
      ${this.#problem?.errors.length ? html`<ul class="stack-xs">${this.#problem.errors.map(({ field, message, detail }) => html`<li class="error"><code>${field}</code> ${message ?? detail}</li>`)}</ul>` : nothing}
      <fieldset class="field"><legend class="label">Settings</legend><div class="choice">
        ${this.#now ? html`<label><input type="radio" name="base" .checked=${!this.#asItRan} @change=${() => choose(false)}>As the configuration is now</label>` : nothing}
        <label><input type="radio" name="base" .checked=${this.#asItRan} @change=${() => choose(true)}>As this job ran</label></div></fieldset>
      <label class="field"><span class="label">Label</span><input class="input" maxlength="200" .value=${this.#label} @input=${(event) => (this.#label = event.target.value)}></label>
      ${[...rooms(leaves(this.#base))].map(([room, fields]) => html`<fieldset><legend class="label">${room}</legend><div class="form-fields">${fields.map(([path, value]) => this.#field(path, value))}</div></fieldset>`)}`;
  }

  #field(path, before) {
    const value = this.#edits.has(path) ? this.#edits.get(path) : before;
    const label = html`<span class="label">${labelOf(path)}${this.#edits.has(path) ? html` <small>edited</small>` : nothing}</span>`;
    if (typeof before === 'boolean') {
      return html`<label class="switch w-3">${label}<input type="checkbox" role="switch" .checked=${value} @change=${(event) => this.#edit(path, event.target.checked, before)}></label>`;
    }
    if (CHOICES[path]) {
      return html`<label class="field w-3">${label}<select class="select" @change=${(event) => this.#edit(path, event.target.value, before)}>${CHOICES[path].map((each) => html`<option ?selected=${each === value}>${each}</option>`)}</select></label>`;
    }
    if (LONG_TEXTS.includes(path)) {
      const lines = LISTS.includes(path) ? (value ?? []).join('\n') : (value ?? '');
      return html`<label class="field">${label}<textarea class="textarea" rows="3" .value=${lines} @change=${(event) => this.#edit(path, read(path, event.target.value), before)}></textarea></label>`;
    }
    const isNumber = typeof before === 'number' || path === 'seed';
    return html`<label class="field w-3">${label}<input class="input ${isNumber ? 'input-n' : ''}" inputmode=${isNumber ? 'decimal' : 'text'} .value=${LISTS.includes(path) ? (value ?? []).join(', ') : String(value ?? '')}
      @change=${(event) => this.#edit(path, isNumber ? number(event.target.value) : read(path, event.target.value), before)}></label>`;
  }
}

/** Fields by the part of the settings that they are in, long texts first and switches together. */
const ROOMS = ['What to make', 'Keywords', 'Prompt writer', 'Provider', 'Quality', 'Processing', 'Metadata', 'Limits'];

function rooms(fields) {
  const found = new Map(ROOMS.map((room) => [room, []]));
  for (const field of fields) {
    const [first, ...rest] = field[0].split('.');
    const room = rest.length === 0 ? ROOMS[0] : spoken(first);
    found.set(room, [...(found.get(room) ?? []), field]);
  }
  found.forEach((each) => each.sort(([a, one], [b, other]) => shape(a, one) - shape(b, other) || a.localeCompare(b)));
  return [...found].filter(([, each]) => each.length > 0);
}

const shape = (path, value) => (LONG_TEXTS.includes(path) ? 0 : typeof value === 'boolean' ? 2 : 1);

function read(path, text) {
  if (!LISTS.includes(path)) return text === '' ? null : text;
  return text.split(path === 'prompts' ? '\n' : ',').map((each) => each.trim()).filter(Boolean);
}

/** What is no number goes as it was written: the service names the mistake. */
const number = (text) => (text.trim() === '' ? null : Number.isNaN(Number(text)) ? text : Number(text));
