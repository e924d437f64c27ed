import * as jobs from '../../api/jobs.js';
import { complain, say } from '../../app/toasts.js';
import { Dialog, modal } from '../../lib/dialog.js';
import { html, nothing } from '../../lib/lit.js';
import { plural } from '../../lib/number.js';
import { shortId } from '../../lib/word.js';
import { icon } from '../../parts/icon.js';
import { bones, failure } from '../../parts/state.js';

/** A verb for many jobs: what it would do to each, and then it is done. */
const VERBS = {
  rerun: { title: 'Rerun', would: 'be run again', done: 'queued again', keep: 'Back', button: 'btn-primary' },
  pause: { title: 'Pause', would: 'be paused', done: 'paused', keep: 'Keep running', button: 'btn-primary' },
  resume: { title: 'Resume', would: 'go on', done: 'resumed', keep: 'Back', button: 'btn-primary' },
  cancel: { title: 'Cancel', would: 'be cancelled', done: 'cancelled', keep: 'Keep running', button: 'btn-primary' },
  delete: { title: 'Delete', would: 'be deleted, with the files of its images', done: 'deleted', keep: 'Keep them', button: 'btn-danger' },
};
export const MOST = 500;
const SHOWN = 100;

export class BulkDialog {
  #action;
  #which;
  #nameOf;
  #force = false;
  #preview = null;
  #problem = null;
  #isSent = false;
  #dialog = new Dialog(() => this.#render());

  /** @param which `{ids}` or `{filter}`; @param nameOf what a job is called, if that is known */
  constructor(action, which, nameOf) {
    this.#action = action;
    this.#which = which;
    this.#nameOf = nameOf;
  }

  /** Answers whether something was done. */
  async open() {
    const said = this.#dialog.open();
    await this.#look();
    return (await said) === 'done';
  }

  get #body() {
    return { action: this.#action, ...this.#which, ...(this.#action === 'cancel' ? { force: this.#force } : {}) };
  }

  async #look() {
    this.#preview = null;
    this.#problem = null;
    this.#dialog.update();
    try {
      this.#preview = await jobs.bulk({ ...this.#body, dryRun: true });
    } catch (problem) {
      this.#problem = problem;
    }
    this.#dialog.update();
  }

  async #do() {
    this.#isSent = true;
    this.#dialog.update();
    try {
      const { granted, refused } = await jobs.bulk(this.#body);
      say(`${plural(granted, 'job')} ${VERBS[this.#action].done}`, refused > 0 ? `${plural(refused, 'job')} stayed as before` : '');
      this.#dialog.close('done');
    } catch (problem) {
      this.#isSent = false;
      this.#dialog.update();
      complain(problem);
    }
  }

  #render() {
    const verb = VERBS[this.#action];
    const granted = this.#preview?.granted ?? 0;
    return modal(this.#dialog, {
      title: `${verb.title} ${this.#preview ? plural(this.#preview.results.length, 'job') : 'jobs'}?`,
      body: html`<p class="soft">A dry run against the jobs as they are now. Nothing has happened yet.</p>
        ${this.#problem ? failure(this.#problem, () => this.#look()) : this.#preview ? this.#table(verb) : bones()}
        ${this.#action === 'cancel' ? this.#forceChoice() : nothing}`,
      foot: html`<button class="btn" type="button" @click=${() => this.#dialog.close()}>${verb.keep}</button>
        <button class="btn ${verb.button}" type="button" ?disabled=${granted === 0 || this.#isSent} @click=${() => this.#do()}>${verb.title} ${plural(granted, 'job')}</button>`,
    });
  }

  #table(verb) {
    const { results } = this.#preview;
    const refusedFirst = [...results].sort((a, b) => a.granted - b.granted);
    return html`<div class="table-wrap table-short" tabindex="0" role="region" aria-label="Result per job"><table class="table table-tight"><caption class="vh">Result per job</caption>
      <thead><tr><th scope="col">Job</th><th scope="col">Would</th></tr></thead><tbody>
      ${refusedFirst.slice(0, SHOWN).map((result) => html`<tr><td><span class="truncate">${this.#nameOf(result.id) ?? shortId(result.id)}</span></td>
        <td>${result.granted ? html`<span class="badge badge-plain is-completed">${icon('check')}${verb.would}</span>` : html`<span class="muted small">stay as it is: ${result.detail ?? result.code} <code>${result.code}</code></span>`}</td></tr>`)}
      </tbody></table></div>
      ${results.length > SHOWN ? html`<p class="muted small">and ${plural(results.length - SHOWN, 'more job')}</p>` : nothing}`;
  }

  #forceChoice() {
    const choose = (force) => {
      this.#force = force;
      this.#look();
    };
    return html`<fieldset><legend class="label">What about images that are being made?</legend><div class="choice">
      <label><input type="radio" name="force" .checked=${!this.#force} @change=${() => choose(false)}>Let them finish</label>
      <label><input type="radio" name="force" .checked=${this.#force} @change=${() => choose(true)}>Abandon them</label></div></fieldset>`;
  }
}
