import * as configurations from '../../api/configurations.js';
import { complain, say } from '../../app/toasts.js';
import { Dialog, modal } from '../../lib/dialog.js';
import { html, nothing } from '../../lib/lit.js';
import { count, plural } from '../../lib/number.js';
import { icon } from '../../parts/icon.js';
import { bones, failure } from '../../parts/state.js';

/** Configurations out of a file: what would become of each, and then it is done. */
const LARGEST_FILE = 10_000_000;
const CHOICES = [['refuse', 'Refuse it'], ['skip', 'Keep what is here'], ['replace', 'Replace what is here']];
const BADGES = { created: ['completed', 'plus'], replaced: ['retry_pending', 'retry'], skipped: ['cancelled', 'minus'], refused: ['failed', 'warn'] };

export class ImportDialog {
  #file = null;
  #all = null;
  #onConflict = 'refuse';
  #trial = null;
  #problem = null;
  #isSent = false;
  #dialog = new Dialog(() => this.#render(), { className: 'modal modal-wide' });

  /** Answers whether something was brought in. */
  async open() {
    return (await this.#dialog.open()) === 'done';
  }

  async #take(file) {
    if (!file) return;
    this.#file = file;
    this.#all = null;
    this.#trial = null;
    this.#problem = null;
    try {
      this.#all = await configurationsIn(file);
    } catch (failed) {
      this.#problem = { title: 'This file cannot be read', detail: failed.message, code: 'not_an_export' };
      return this.#dialog.update();
    }
    await this.#try();
  }

  async #try() {
    this.#trial = null;
    this.#problem = null;
    this.#dialog.update();
    try {
      this.#trial = await configurations.bring({ configurations: this.#all, onConflict: this.#onConflict, dryRun: true });
    } catch (problem) {
      this.#problem = problem;
    }
    this.#dialog.update();
  }

  async #do() {
    this.#isSent = true;
    this.#dialog.update();
    try {
      const { created, replaced, skipped, refused } = await configurations.bring({ configurations: this.#all, onConflict: this.#onConflict });
      say(`${plural(created + replaced, 'configuration')} brought in`, skipped + refused > 0 ? `${plural(skipped + refused, 'other')} left as before` : '');
      this.#dialog.close('done');
    } catch (problem) {
      complain(problem);
      this.#isSent = false;
      this.#dialog.update();
    }
  }

  #render() {
    const coming = (this.#trial?.created ?? 0) + (this.#trial?.replaced ?? 0);
    return modal(this.#dialog, {
      title: 'Import configurations',
      body: html`<label class="drop drop-zone" @dragover=${(event) => event.preventDefault()} @drop=${(event) => { event.preventDefault(); this.#take(event.dataTransfer.files[0]); }}>
          ${icon('upload')}<span>${this.#file ? this.#file.name : 'Choose a file, or drop it here'}</span><small class="muted">JSON, as Export writes it</small><input class="vh" type="file" accept=".json,application/json" @change=${(event) => this.#take(event.target.files[0])}></label>
        ${this.#all ? this.#choice() : nothing}
        ${this.#problem ? failure(this.#problem, this.#all ? () => this.#try() : null) : this.#trial ? this.#table() : this.#all ? bones() : nothing}`,
      foot: html`<button class="btn" type="button" @click=${() => this.#dialog.close()}>Back</button>
        <button class="btn btn-primary" type="button" ?disabled=${coming === 0 || this.#isSent} @click=${() => this.#do()}>${icon('upload')}Import ${coming > 0 ? count(coming) : ''}</button>`,
    });
  }

  #choice() {
    const choose = (value) => {
      this.#onConflict = value;
      this.#try();
    };
    return html`<fieldset class="field"><legend class="label">What about a name that is taken?</legend><div class="choice">${CHOICES.map(([value, words]) => html`
      <label><input type="radio" name="on-conflict" .checked=${this.#onConflict === value} @change=${() => choose(value)}>${words}</label>`)}</div></fieldset>`;
  }

  #table() {
    const refusedFirst = [...this.#trial.items].sort((a, b) => (b.result === 'refused') - (a.result === 'refused'));
    return html`<div class="table-wrap table-short" tabindex="0" role="region" aria-label="What would become of each"><table class="table table-tight"><caption class="vh">A dry run: nothing has happened yet</caption>
      <thead><tr><th scope="col">Configuration</th><th scope="col">Would be</th></tr></thead>
      <tbody>${refusedFirst.map(({ index, name, result, errors }) => html`<tr><td>${name ?? html`<span class="muted">number ${index + 1}</span>`}${errors.map(({ field, message }) => html`<p class="error"><span><code>${field}</code> ${message}</span></p>`)}</td>
        <td><span class="badge badge-plain is-${BADGES[result]?.[0] ?? 'queued'}">${icon(BADGES[result]?.[1] ?? 'info')}${result}</span></td></tr>`)}</tbody></table></div>`;
  }
}

async function configurationsIn(file) {
  if (file.size > LARGEST_FILE) throw new Error(`Expected at most ${count(LARGEST_FILE)} bytes, found ${count(file.size)}.`);
  const document = JSON.parse(await file.text());
  const all = Array.isArray(document) ? document : Array.isArray(document?.configurations) ? document.configurations : [document];
  if (all.length === 0) throw new Error('Expected at least one configuration, found none.');
  return all;
}
