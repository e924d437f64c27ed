import * as upkeep from '../../api/upkeep.js';
import { complain, say } from '../../app/toasts.js';
import { Element } from '../../lib/element.js';
import { html, live, nothing } from '../../lib/lit.js';
import { plural } from '../../lib/number.js';
import { confirmed } from '../../parts/confirm.js';
import { icon } from '../../parts/icon.js';

/** Jobs of a person, forgotten for good: first what would go, then it goes. */
const FIELDS = [
  ['jobIds', 'Job ids', 'Separated by blanks or commas, up to 100', 'mono'],
  ['label', 'Label', 'Exactly, in whatever case', ''],
  ['actor', 'Person', 'Who asked for a job or did something to it', ''],
  ['attribute', 'Attribute', 'Of another service’s job, as name=value', 'mono'],
];
const MOST_RUNS = 100;
const SHOWN = 20;

class ErasePanel extends Element {
  #wish = { jobIds: '', label: '', actor: '', attribute: '' };
  #plan = null;
  #problem = null;
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
    this.#problem = null;
    this.requestUpdate();
  }

  async #look(event) {
    event.preventDefault();
    this.#isBusy = true;
    this.requestUpdate();
    try {
      this.#plan = await upkeep.erase({ dryRun: true, ...this.#body });
      this.#problem = null;
    } catch (problem) {
      if (!('code' in problem)) throw problem;
      this.#problem = problem;
    }
    this.#isBusy = false;
    this.requestUpdate();
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
    let gone = 0;
    try {
      for (let run = 0; run < MOST_RUNS; run++) {
        const { jobs, more } = await upkeep.erase({ dryRun: false, ...this.#body });
        gone += jobs.length;
        if (!more || jobs.length === 0) break;
      }
      this.#wish = { jobIds: '', label: '', actor: '', attribute: '' };
    } catch (problem) {
      complain(problem);
    }
    this.#plan = null;
    this.#isBusy = false;
    say(`${plural(gone, 'job')} erased`);
    this.requestUpdate();
  }

  render() {
    const isEmpty = Object.values(this.#wish).every((text) => text.trim() === '');
    return html`<section class="panel" aria-labelledby="h-erase"><div class="panel-head"><h2 id="h-erase">Erase personal data</h2><span class="muted small">stays erased after a rebuild</span></div>
      <form class="panel-body form-fields" @submit=${(event) => this.#look(event)}>${FIELDS.map((field) => this.#field(field))}
        ${this.#problem ? html`<div class="banner is-failed" role="alert">${icon('warn')}<span><b>${this.#problem.title}</b> ${this.#problem.detail} ${this.#problem.errors.map(({ field, message }) => `${field}: ${message}`).join(' ')}</span></div>` : nothing}
        ${this.#plan ? this.#found() : nothing}
        <div class="row row-wrap"><button class="btn" type="submit" ?disabled=${isEmpty || this.#isBusy}>${icon('search')}See what would go</button>
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
