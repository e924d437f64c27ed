import { Element } from '../../lib/element.js';
import { html, nothing, repeat } from '../../lib/lit.js';
import { RowsInView } from '../../lib/rows-in-view.js';
import { icon } from '../../parts/icon.js';
import { jobRow } from './job-row.js';

/** The list as a table of which only the rows in view exist. Events: `sort`, `end`, `choose`, `act`. */
const ROW_HEIGHT = 49;
const NEAR_THE_END = 40;
const COLUMNS = 10;

class JobTable extends Element {
  static properties = {
    jobs: { attribute: false },
    sort: {},
    /** Changes in itself: handed over again, it is looked at again. */
    selection: { attribute: false, hasChanged: () => true },
    isBusy: { type: Boolean },
    /** Nothing more comes by itself. */
    isStuck: { type: Boolean },
    total: { attribute: false },
  };

  #view = new RowsInView(this, {
    height: ROW_HEIGHT,
    find: () => ({ box: this.querySelector('.table-wrap'), body: this.querySelector('tbody') }),
  });
  #cursor = -1;

  get isAtTop() {
    return (this.querySelector('.table-wrap')?.scrollTop ?? 0) < ROW_HEIGHT && scrollY < ROW_HEIGHT;
  }

  toTop() {
    this.querySelector('.table-wrap').scrollTop = 0;
    scrollTo(0, 0);
  }

  /** Puts the focus on the next or previous row; answers with its job. */
  async move(step) {
    if (this.jobs.length === 0) return;
    const focused = document.activeElement?.closest?.('[data-row]')?.dataset.row;
    const from = focused ? this.jobs.findIndex((job) => job.id === focused) : this.#cursor;
    this.#cursor = Math.min(this.jobs.length - 1, Math.max(0, from + step));
    this.#view.reveal(this.#cursor);
    await this.updateComplete;
    this.querySelector(`[data-row="${this.jobs[this.#cursor].id}"] a`)?.focus({ preventScroll: true });
  }

  /** The job whose row has the focus. */
  get focused() {
    const id = document.activeElement?.closest?.('[data-row]')?.dataset.row;
    return this.jobs.find((job) => job.id === id);
  }

  updated() {
    if (!this.isBusy && !this.isStuck && this.#view.last > this.jobs.length - NEAR_THE_END) this.dispatchEvent(new Event('end'));
  }

  render() {
    const first = Math.min(this.#view.first, Math.max(0, this.jobs.length - 1));
    const last = Math.min(this.jobs.length, this.#view.last);
    const all = this.jobs.length > 0 && this.jobs.every((job) => this.selection.has(job.id));
    return html`<div class="table-wrap table-own" tabindex="0" role="region" aria-label="Jobs table"><table class="table table-cards" aria-rowcount=${this.total?.relation === 'eq' ? this.total.value + 1 : -1}>
      <caption class="vh">Jobs, sorted by ${this.sort.replace('-', '')}</caption>
      <thead><tr aria-rowindex="1">
        <th scope="col" class="c-check"><input class="check" type="checkbox" aria-label="Select all loaded jobs" .checked=${all} @change=${(event) => this.#tell('choose', { all: event.target.checked })}></th>
        ${this.#head('Status', 'status', 'c-status')}${this.#head('Job', 'label', 'c-name')}
        <th scope="col" class="c-mid">Kind</th><th scope="col" class="c-mid">Configuration or source</th><th scope="col" class="c-prog">Progress</th><th scope="col" class="n">Images</th>
        ${this.#head('Started', 'startedAt', 'n')}${this.#head('Duration', 'duration', 'n')}
        <th scope="col" class="c-act"><span class="vh">Actions</span></th></tr></thead>
      <tbody>
        ${this.#gap(first)}
        ${repeat(this.jobs.slice(first, last), (job) => job.id, (job, index) =>
          jobRow(job, first + index, {
            isChosen: this.selection.has(job.id),
            choose: (id, event) => this.#tell('choose', { id, range: event.shiftKey }),
            act: (each, button) => this.#tell('act', { job: each, button }),
          }))}
        ${this.#gap(this.jobs.length - last)}
        ${this.isBusy ? SKELETON : nothing}
      </tbody></table></div>`;
  }

  #gap(rows) {
    return rows > 0 ? html`<tr class="gap" aria-hidden="true"><td colspan=${COLUMNS} .style=${`height: ${rows * this.#view.height}px`}></td></tr>` : nothing;
  }

  #head(words, key, extra) {
    const way = this.sort === key ? 'ascending' : this.sort === `-${key}` ? 'descending' : 'none';
    const next = way === 'descending' ? key : `-${key}`;
    return html`<th scope="col" class=${extra} aria-sort=${way}><button class="th-sort ${way === 'ascending' ? 'th-up' : ''}" type="button" @click=${() => this.#tell('sort', next)}>${words}${way === 'none' ? nothing : icon('sort')}</button></th>`;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
customElements.define('job-table', JobTable);

const SKELETON = [1, 2, 3].map(() => html`<tr aria-hidden="true"><td class="c-check"></td><td class="c-status"><span class="sk sk-pill"></span></td><td class="c-name"><span class="sk sk-80"></span></td>
  <td class="c-drop c-mid"><span class="sk sk-60"></span></td><td class="c-drop c-mid"><span class="sk sk-60"></span></td><td class="c-prog"><span class="sk"></span></td><td class="c-imgs"><span class="sk"></span></td><td class="c-when"><span class="sk"></span></td><td class="c-drop"><span class="sk"></span></td><td class="c-drop"></td></tr>`);
