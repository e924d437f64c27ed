import * as history from '../api/history.js';
import { Answer } from '../lib/answer.js';
import { Element } from '../lib/element.js';
import { html } from '../lib/lit.js';
import { shortId } from '../lib/word.js';

/** Finds a job of the factory by its words. Event: `pick` with its id. */
const TYPING_MILLIS = 200;
const SHOWN = 7;

class JobPicker extends Element {
  #text = '';
  #typing = 0;
  #jobs = new Answer(this, (signal) => history.jobs({ kind: 'image', q: this.#text, limit: SHOWN }, signal));

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  #typed(text) {
    this.#text = text.trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#jobs.ask(), TYPING_MILLIS);
  }

  render() {
    return html`<label class="field menu-field"><span class="label">Job</span>
        <input class="input" type="search" placeholder="Label, id or tag" autocomplete="off" @focus=${() => this.#jobs.isHere || this.#jobs.ask()} @input=${(event) => this.#typed(event.target.value)}></label>
      <div class="job-picker-found">${this.#jobs.show((page) =>
        page.items.length === 0
          ? html`<p class="help menu-field" role="status">No such job.</p>`
          : page.items.map((job) => html`<button class="menu-item" type="button" @click=${() => this.dispatchEvent(new CustomEvent('pick', { detail: job.id }))}><span class="truncate">${job.label ?? shortId(job.id)}</span><small class="num">${job.total}</small></button>`))}</div>`;
  }
}
customElements.define('job-picker', JobPicker);
