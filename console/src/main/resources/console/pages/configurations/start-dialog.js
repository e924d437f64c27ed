import * as configurations from '../../api/configurations.js';
import { router } from '../../app/router.js';
import { say } from '../../app/toasts.js';
import { Dialog, modal } from '../../lib/dialog.js';
import { html, nothing } from '../../lib/lit.js';
import { icon } from '../../parts/icon.js';
import { failure } from '../../parts/state.js';

/** A job of a configuration. The key stays as long as the wish does, so a lost answer starts nothing twice. */
const FIELDS = ['label', 'tags', 'priority', 'scheduledAt'];

export class StartDialog {
  #configuration;
  #wish = { label: '', tags: '', priority: '', scheduledAt: '' };
  #key = crypto.randomUUID();
  #problem = null;
  #isSent = false;
  #dialog = new Dialog(() => this.#render());

  /** @param configuration its id and name */
  constructor(configuration) {
    this.#configuration = configuration;
  }

  open() {
    return this.#dialog.open();
  }

  get #body() {
    const { label, tags, priority, scheduledAt } = this.#wish;
    return {
      configurationId: this.#configuration.id,
      label: label.trim() || undefined,
      tags: tags.split(',').map((tag) => tag.trim()).filter(Boolean),
      priority: priority === '' ? undefined : Number.isFinite(Number(priority)) ? Number(priority) : priority,
      scheduledAt: scheduledAt === '' ? undefined : new Date(scheduledAt).toISOString(),
    };
  }

  #write(name, value) {
    this.#wish[name] = value;
    this.#key = crypto.randomUUID();
    this.#problem = null;
    this.#dialog.update();
  }

  async #send(event) {
    event.preventDefault();
    if (this.#isSent) return;
    this.#isSent = true;
    this.#dialog.update();
    try {
      const job = await configurations.start(this.#body, this.#key);
      this.#dialog.close('started');
      say('Queued', job.label);
      router.go(`/jobs/${job.id}`);
    } catch (problem) {
      if (!('code' in problem)) throw problem;
      this.#problem = problem;
      this.#isSent = false;
      this.#dialog.update();
    }
  }

  #render() {
    const elsewhere = this.#problem && !this.#problem.errors.some(({ field }) => FIELDS.includes(plain(field)));
    return modal(this.#dialog, {
      title: html`Start a job of ${this.#configuration.name}`,
      body: html`<form class="form-fields" id="start-job" @submit=${(event) => this.#send(event)}>
        ${this.#field('label', 'Label', 'Empty: job_ and the time', { autofocus: true })}
        ${this.#field('tags', 'Tags', 'Separated by commas')}
        ${this.#field('priority', 'Priority', '−100 to 100. A higher one goes first; each point is worth some waiting.', { mode: 'decimal', width: 'w-3', placeholder: '0' })}
        ${this.#field('scheduledAt', 'Not before', 'In your time zone. Empty: as soon as a lane is free', { type: 'datetime-local', width: 'w-3' })}
        <button class="vh" type="submit" tabindex="-1" aria-hidden="true">Start</button></form>
        ${elsewhere ? html`${failure(this.#problem)}${this.#problem.errors.map(({ field, message }) => html`<p class="error">${icon('warn')}<span><code>${field}</code> ${message}</span></p>`)}` : nothing}`,
      foot: html`<button class="btn" type="button" @click=${() => this.#dialog.close()}>Back</button>
        <button class="btn btn-primary" type="submit" form="start-job" ?disabled=${this.#isSent}>${icon('play')}Start the job</button>`,
    });
  }

  #field(name, label, words, { type = 'text', mode = nothing, width = '', placeholder = '', autofocus = false } = {}) {
    const mistakes = this.#problem?.errors.filter(({ field }) => plain(field) === name) ?? [];
    const by = mistakes.length > 0 ? `start-${name}-e start-${name}-h` : `start-${name}-h`;
    return html`<div class="field ${width}"><label class="label" for="start-${name}">${label}</label>
      <input class="input ${mode === nothing ? '' : 'input-n'}" id="start-${name}" type=${type} inputmode=${mode} placeholder=${placeholder} autocomplete="off" ?autofocus=${autofocus}
        aria-describedby=${by} aria-invalid=${mistakes.length > 0 ? 'true' : nothing} .value=${this.#wish[name]} @input=${(event) => this.#write(name, event.target.value)}>
      ${mistakes.length > 0 ? html`<div id="start-${name}-e">${mistakes.map(({ message }) => html`<p class="error">${icon('warn')}<span>${message}</span></p>`)}</div>` : nothing}
      <p class="help" id="start-${name}-h">${words}</p></div>`;
  }
}

const plain = (field) => field.replace(/\[.*$/, '');
