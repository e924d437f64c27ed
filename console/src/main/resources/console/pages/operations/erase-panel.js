import * as upkeep from '../../api/upkeep.js';
import { say } from '../../app/toasts.js';
import { Asking } from '../../lib/asking.js';
import { Element } from '../../lib/element.js';
import { html, live, nothing } from '../../lib/lit.js';
import { plural } from '../../lib/number.js';
import { confirmed } from '../../parts/confirm.js';
import { icon } from '../../parts/icon.js';
import { inPortions } from './portions.js';

/** Jobs of a person, forgotten for good: first what would go, then it goes. */
const FIELDS = [
  ['jobIds', 'Job ids', 'Separated by blanks or commas, up to 100', 'mono'],
  ['label', 'Label', 'Exactly, in whatever case', ''],
  ['actor', 'Person', 'Who asked for a job or did something to it', ''],
  ['attribute', 'Attribute', 'Of another service’s job, as name=value', 'mono'],
];
const SHOWN = 20;

class ErasePanel extends Element {
  #wish = { jobIds: '', label: '', actor: '', attribute: '' };
  #plan = null;
  #asking = new Asking(() => this.requestUpdate());
  #isBusy = false;

  get #body() {
    const { jobIds, label, actor, attribute } = this.#wish;
    const [name, ...value] = attribute.split('=');
    return {
      jobIds: jobIds.split(/[\s,]+/).filter(Boolean),
      label: label.trim() || undefined,
      actor: actor.trim() || undefined,
      attribute: attribute.trim() === '' ? undefined : { name: name.trim(), value: value.join('=').trim() },
    };
  }

  #write(name, text) {
    this.#wish[name] = text;
    this.#plan = null;
    this.#asking.forget();
    this.requestUpdate();
  }

  async #look(event) {
    event.preventDefault();
    await this.#asking.ask((signal) => upkeep.erase({ dryRun: true, ...this.#body }, signal), (plan) => (this.#plan = plan));
  }

  async #erase() {
    const may = await confirmed({
      title: `Erase ${told(this.#plan)} for good?`,
      text: 'Their events, items and logs go, from the archives too, and do not come back with a rebuild. Nobody can undo this.',
      verb: 'Erase for good',
      isDanger: true,
    });
    if (!may) return;
    this.#isBusy = true;
    this.requestUpdate();
    const gone = await inPortions(() => upkeep.erase({ dryRun: false, ...this.#body }), ({ jobs }) => jobs.length);
    if (gone > 0) this.#wish = { jobIds: '', label: '', actor: '', attribute: '' };
    this.#plan = null;
    this.#isBusy = false;
    say(`${plural(gone, 'job')} erased`);
    this.requestUpdate();
  }

  render() {
    const { problem, isBusy } = this.#asking;
    const isEmpty = Object.values(this.#wish).every((text) => text.trim() === '');
    return html`<section class="panel" aria-labelledby="h-erase"><div class="panel-head"><h2 id="h-erase">Erase personal data</h2><span class="muted small">stays erased after a rebuild</span></div>
      <form class="panel-body form-fields" @submit=${(event) => this.#look(event)}>${FIELDS.map((field) => this.#field(field))}
        ${problem ? html`<div class="banner is-failed" role="alert">${icon('warn')}<span><b>${problem.title}</b> ${problem.detail} ${problem.errors.map(({ field, message }) => `${field}: ${message}`).join(' ')}</span></div>` : nothing}
        ${this.#plan ? this.#found() : nothing}
        <div class="row row-wrap"><button class="btn" type="submit" ?disabled=${isEmpty || isBusy || this.#isBusy}>${icon('search')}See what would go</button>
          <button class="btn btn-danger push" type="button" ?disabled=${!this.#plan?.jobs.length || this.#isBusy} @click=${() => this.#erase()}>${icon('trash')}Erase</button></div></form></section>`;
  }

  #field([name, label, words, look]) {
    return html`<div class="field w-3"><label class="label" for="erase-${name}">${label}</label><input class="input ${look}" id="erase-${name}" autocomplete="off" spellcheck="false" aria-describedby="erase-${name}-h" .value=${live(this.#wish[name])} @input=${(event) => this.#write(name, event.target.value)}><p class="help" id="erase-${name}-h">${words}</p></div>`;
  }

  #found() {
    const { jobs } = this.#plan;
    if (jobs.length === 0) return html`<p class="muted small" role="status">No job of history matches.</p>`;
    return html`<div class="stack" role="status"><p><b class="num">${told(this.#plan)}</b> would go</p>
      <ul class="erase-jobs mono small">${jobs.slice(0, SHOWN).map((id) => html`<li><a href="/jobs/${id}">${id}</a></li>`)}</ul>
      ${jobs.length > SHOWN ? html`<p class="muted small num">and ${plural(jobs.length - SHOWN, 'more')}</p>` : nothing}</div>`;
  }
}
customElements.define('erase-panel', ErasePanel);

const told = ({ jobs, more }) => (more ? `${jobs.length} jobs and more` : plural(jobs.length, 'job'));
