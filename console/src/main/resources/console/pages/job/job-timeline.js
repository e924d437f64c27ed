import * as history from '../../api/history.js';
import { Changes } from '../../lib/changes.js';
import { Element } from '../../lib/element.js';
import { html, nothing } from '../../lib/lit.js';
import { count, plural } from '../../lib/number.js';
import { icon } from '../../parts/icon.js';
import { bones, failure } from '../../parts/state.js';
import { clockTime } from '../../parts/when.js';
import { told } from './told.js';

/** What happened to the job, newest first. Images that went well are told by the grid. */
const PAGE = 500;
const PAGES_AT_ONCE = 4;
const MOST_SHOWN = 100;

class JobTimeline extends Element {
  static properties = { jobId: {}, events: { state: true }, next: { state: true }, problem: { state: true }, isHere: { state: true } };

  #asked = null;

  constructor() {
    super();
    this.events = [];
    this.next = null;
    this.problem = null;
    this.isHere = false;
    new Changes(this, (events) => this.#happened(events), (event) => event.jobId === this.jobId);
  }

  willUpdate() {
    if (this.jobId === this.#asked) return;
    this.#asked = this.jobId;
    this.events = [];
    this.isHere = false;
    this.#read();
  }

  #happened(events) {
    if (events === null) return this.#read();
    this.#take(events);
  }

  async #read(cursor) {
    try {
      let from = cursor;
      for (let page = 0; page < PAGES_AT_ONCE; page++) {
        const { items, next } = await history.eventsOf(this.jobId, { limit: PAGE, cursor: from });
        this.#take(items);
        this.next = from = next;
        if (next === null) break;
      }
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.isHere = true;
  }

  #take(items) {
    const byId = new Map(this.events.map((event) => [event.id, event]));
    items.filter((event) => told(event)).forEach((event) => byId.set(event.id, event));
    this.events = [...byId.values()].sort((a, b) => (b.sequence ?? 0) - (a.sequence ?? 0) || Date.parse(b.at) - Date.parse(a.at));
  }

  render() {
    const shown = this.events.slice(0, MOST_SHOWN);
    return html`<section class="panel" id="timeline" aria-labelledby="h-timeline"><div class="panel-head"><h2 id="h-timeline">Timeline</h2><span class="muted small num">${this.isHere ? plural(this.events.length, 'event') : nothing}</span></div>
      ${this.problem ? failure(this.problem, () => this.#read()) : !this.isHere ? bones() : html`<div class="panel-body"><ol class="timeline">${shown.map(entry)}</ol></div>`}
      ${this.next || this.events.length > MOST_SHOWN ? html`<div class="panel-foot">${this.events.length > MOST_SHOWN ? html`<span>${count(MOST_SHOWN)} are shown</span>` : nothing}
        ${this.next ? html`<button class="btn btn-sm" type="button" @click=${() => this.#read(this.next)}>Read on</button>` : nothing}</div>` : nothing}</section>`;
  }
}
customElements.define('job-timeline', JobTimeline);

function entry(event) {
  const { sign, look, words, note } = told(event);
  return html`<li class="tl"><span class="tl-dot ${look}">${icon(sign)}</span><div><span class="strong">${words}</span>${note ? html`<p>${note}</p>` : nothing}</div>${clockTime(event.at)}</li>`;
}
