import * as upkeep from '../../api/upkeep.js';
import { router } from '../../app/router.js';
import { Element } from '../../lib/element.js';
import { Every } from '../../lib/every.js';
import { html, nothing } from '../../lib/lit.js';
import { count, total } from '../../lib/number.js';
import { Paged } from '../../lib/paged.js';
import { icon } from '../../parts/icon.js';
import { empty } from '../../parts/state.js';
import { when } from '../../parts/when.js';
import './dead-letter.js';

/** What could not be applied: the list beside the letter that is looked at. Both stand in the address. */
const EVERY_MILLIS = 10_000;
const TABS = [['waiting', 'Waiting'], ['replayed', 'Replayed'], ['all', 'All']];

class LettersPanel extends Element {
  static properties = { query: { attribute: false } };

  #list = new Paged(this, (page, signal) => upkeep.deadLetters({ status: this.#status === 'all' ? null : this.#status, ...page }, signal));
  #asked = null;
  /** Once it was; another tab hides nothing below. */
  #isLaidOut = false;

  constructor() {
    super();
    this.query = new URLSearchParams();
    new Every(this, EVERY_MILLIS, () => this.#list.items !== null && this.#list.again());
  }

  get #status() {
    return this.query.get('letters') ?? 'waiting';
  }

  get #chosen() {
    return this.query.get('letter') ?? this.#list.items?.[0]?.id ?? null;
  }

  willUpdate() {
    this.#isLaidOut ||= this.#list.isSettled;
    if (this.#status === this.#asked) return;
    this.#asked = this.#status;
    this.#list.start();
  }

  async #changed({ detail }) {
    if (detail === 'deleted' || this.#status === 'waiting') router.refine({ letter: null });
    this.dispatchEvent(new Event('letters', { bubbles: true }));
    await this.#list.again();
  }

  render() {
    return html`<section class="panel ${this.#isLaidOut ? '' : 'panel-waits'}" id="letters" aria-labelledby="h-letters"><div class="panel-head"><h2 id="h-letters">Dead letters</h2>${this.#badge()}<span class="push"></span>
        <div class="btn-group" role="group" aria-label="Which letters">${TABS.map(([status, words]) => html`<button class="btn btn-sm" type="button" aria-pressed=${this.#status === status ? 'true' : 'false'} @click=${() => this.#show(status)}>${words}</button>`)}</div></div>
      ${this.#list.show((items) => (items.length === 0 ? this.#nothing() : this.#letters(items)), skeleton)}</section>`;
  }

  #show(status) {
    router.refine({ letters: status === 'waiting' ? null : status, letter: null });
  }

  #badge() {
    if (this.#status !== 'waiting' || !this.#list.items) return nothing;
    return this.#list.items.length === 0 ? html`<span class="badge is-completed">${icon('done')}None waits</span>` : html`<span class="badge is-failed num">${icon('warn')}${total(this.#list.total)} ${this.#list.total.value === 1 ? 'waits' : 'wait'}</span>`;
  }

  #letters(items) {
    const chosen = this.#chosen;
    return html`<div class="letters"><div class="letters-own"><ul class="letters-list">${items.map((letter) => html`<li><a class="letter" href=${this.#href(letter.id)} aria-current=${letter.id === chosen ? 'true' : nothing}>
          <b class="strong letter-why">${letter.reason}</b><span class="mono truncate">${letter.topic}, ${letter.partition} / ${count(letter.offset)}</span>
          <span class="row">${when(letter.arrivedAt)}${letter.isEdited ? html`<span class="tag">edited</span>` : nothing}${letter.status === 'replayed' ? html`<span class="badge badge-plain is-completed">${icon('done')}Replayed</span>` : nothing}</span></a></li>`)}</ul>
        ${this.#list.hasMore ? html`<div class="panel-foot"><button class="btn btn-sm" type="button" ?disabled=${this.#list.isBusy} @click=${() => this.#list.more()}>Show more</button></div>` : nothing}</div>
      <dead-letter .letterId=${chosen} @changed=${(event) => this.#changed(event)}></dead-letter></div>`;
  }

  #href(id) {
    const query = new URLSearchParams(this.query);
    query.set('letter', id);
    return `/operations?${query}`;
  }

  #nothing() {
    return this.#status === 'waiting'
      ? empty('No dead letter waits', 'Every event that came could be applied.', nothing, 'done')
      : empty('None', 'There is no such dead letter.', nothing, 'info');
  }
}
customElements.define('letters-panel', LettersPanel);

const skeleton = () => html`<div class="letters letters-bones" aria-hidden="true"><div class="panel-body stack"><span class="sk sk-80"></span><span class="sk sk-60"></span><span class="sk sk-80"></span></div><div class="panel-body stack"><span class="sk"></span><span class="sk sk-60"></span></div></div>`;
