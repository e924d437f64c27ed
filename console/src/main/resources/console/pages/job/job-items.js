import * as history from '../../api/history.js';
import { Answer } from '../../lib/answer.js';
import { Changes } from '../../lib/changes.js';
import { Element } from '../../lib/element.js';
import { html, nothing } from '../../lib/lit.js';
import { total } from '../../lib/number.js';
import { empty } from '../../parts/state.js';
import { when } from '../../parts/when.js';

/** The pieces of another service's job. */
const MOST = 200;

class JobItems extends Element {
  static properties = { job: { attribute: false } };

  #items = new Answer(this, (signal) => history.itemsOf(this.job.id, { limit: MOST }, signal));

  constructor() {
    super();
    new Changes(this, () => this.#items.ask(), (event) => event.jobId === this.job?.id);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#items.ask();
  }

  render() {
    return html`<section class="panel" id="pieces" aria-labelledby="h-items"><div class="panel-head"><h2 id="h-items">Items</h2>${this.#items.isHere ? html`<span class="muted small num">${total(this.#items.value.total)}</span>` : nothing}</div>
      ${this.#items.show(({ items }) => (items.length === 0 ? empty('No items', 'This job was told of as a whole.', nothing, 'flow') : table(items)))}</section>`;
  }
}
customElements.define('job-items', JobItems);

const table = (items) => html`<div class="table-wrap table-short" tabindex="0" role="region" aria-label="Items"><table class="table table-tight"><caption class="vh">Items of this job</caption>
  <thead><tr><th scope="col">Item</th><th scope="col">Status</th><th scope="col">Attributes</th><th scope="col" class="n">Updated</th></tr></thead>
  <tbody>${items.map((item) => html`<tr><td class="mono">${item.itemId ?? item.externalId ?? item.id}</td><td>${item.status}</td><td class="muted small">${attributes(item.attributes)}</td><td class="n">${when(item.updatedAt)}</td></tr>`)}</tbody></table></div>`;

const attributes = (all) => Object.entries(all ?? {}).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`).join(' · ');
