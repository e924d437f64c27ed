import * as history from '../../api/history.js';
import { newJob } from '../../app/new-job.js';
import { Page } from '../../app/page.js';
import { router } from '../../app/router.js';
import { Changes } from '../../lib/changes.js';
import { download } from '../../lib/download.js';
import { html, nothing } from '../../lib/lit.js';
import { namesFor } from '../../lib/names.js';
import { count, plural, total } from '../../lib/number.js';
import { Selection } from '../../lib/selection.js';
import { icon } from '../../parts/icon.js';
import { empty, failure } from '../../parts/state.js';
import { BulkDialog, MOST } from './bulk-dialog.js';
import './job-filters.js';
import { JobList } from './job-list.js';
import { openJobMenu } from './job-menu.js';
import { filterOf, isFiltered, sortOf, steerableFilter } from './job-query.js';
import { nameOf } from './job-row.js';
import './job-table.js';

/** The list of all jobs. */
const VIEWS = [
  ['All', ''],
  ['Running', 'status=running'],
  ['Queued', 'status=queued'],
  ['Paused', 'status=paused'],
  ['Failed', 'status=failed'],
  ['Other services', 'kind=build&kind=test&kind=pipeline&kind=workflow&kind=upload&kind=data'],
];

class JobsPage extends Page {
  #list = new JobList(() => this.requestUpdate());
  #selection = new Selection(() => this.requestUpdate());
  #asked = null;

  constructor() {
    super();
    new Changes(this, (events) => this.#happened(events));
  }

  get heading() {
    return 'Jobs';
  }

  get keys() {
    return {
      j: ['Next job', () => this.#table.move(1)],
      k: ['Previous job', () => this.#table.move(-1)],
      x: ['Select the job', () => this.#chooseFocused(false)],
      'Shift+x': ['Select up to the job', () => this.#chooseFocused(true)],
      f: ['Search in the list', () => this.querySelector('job-filters').focus()],
      Escape: ['Select none', () => this.#selection.clear()],
    };
  }

  connectedCallback() {
    super.connectedCallback();
    namesFor(this);
  }

  willUpdate() {
    const filter = filterOf(this.query);
    if (JSON.stringify(filter) === this.#asked) return;
    this.#asked = JSON.stringify(filter);
    this.#selection.clear();
    this.#list.start(filter);
  }

  get #table() {
    return this.querySelector('job-table');
  }

  async #happened(events) {
    const isQuiet = this.#selection.size === 0 && (this.#table?.isAtTop ?? true);
    if (events === null) return this.#list.again();
    await this.#list.renew([...new Set(events.map((event) => event.jobId))]);
    if (isQuiet && this.#list.fresh.size > 0) await this.#list.again();
  }

  #chooseFocused(range) {
    const job = this.#table?.focused;
    if (job) this.#choose({ id: job.id, range });
  }

  #choose({ id, range, all }) {
    const ids = this.#list.rows.map((job) => job.id);
    if (all !== undefined) this.#selection.all(all ? ids : []);
    else if (range) this.#selection.range(id, ids);
    else this.#selection.toggle(id);
  }

  async #bulk(action, which = { ids: this.#selection.ids }) {
    const names = new Map(this.#list.rows.map((job) => [job.id, nameOf(job)]));
    const done = await new BulkDialog(action, which, (id) => names.get(id)).open();
    if (!done) return;
    this.#selection.clear();
    await this.#list.again();
  }

  #export(format) {
    return download(history.exportsUrl(), { name: 'jobs.zip', body: { ids: this.#selection.ids, format } });
  }

  render() {
    return html`<div class="page page-wide">
      <div class="page-head"><div class="page-title"><h1>Jobs</h1><p>The factory’s own jobs and those of other services.</p></div>
        <div class="actions">${NEW_JOB}</div></div>
      ${this.#views()}
      <job-filters .query=${this.query} @refine=${({ detail }) => router.refine(detail)}></job-filters>
      <section class="panel" aria-label="Job list">${this.#content()}${this.#foot()}</section>
      ${this.#selection.size > 0 ? this.#bulkBar() : nothing}
    </div>`;
  }

  #views() {
    const here = new URLSearchParams(this.query);
    here.delete('sort');
    return html`<nav class="tabs" aria-label="Views">${VIEWS.map(([words, search]) => html`
      <a class="tab" href=${search ? `/jobs?${search}` : '/jobs'} aria-current=${here.toString() === search ? 'page' : nothing}>${words}</a>`)}</nav>`;
  }

  #content() {
    const { rows, problem, isBusy } = this.#list;
    if (problem && rows.length === 0) return failure(problem, () => this.#list.again());
    if (!isBusy && rows.length === 0 && this.#list.total !== null) return this.#nothing();
    return html`<job-table .jobs=${rows} .sort=${sortOf(this.query)} .selection=${this.#selection} .isBusy=${isBusy} .isStuck=${problem !== null} .total=${this.#list.total}
      @end=${() => this.#list.more()} @sort=${({ detail }) => router.refine({ sort: detail })}
      @choose=${({ detail }) => this.#choose(detail)}
      @act=${({ detail }) => openJobMenu(detail, (action) => this.#bulk(action, { ids: [detail.job.id] }))}></job-table>`;
  }

  #nothing() {
    return isFiltered(this.query)
      ? empty('Nothing matches', 'No job has all of this.', html`<a class="btn" href="/jobs">Clear the filters</a>`, 'filter')
      : empty('No jobs yet', 'A job is one execution of a configuration: start one, and it shows up here.', NEW_JOB, 'jobs');
  }

  #foot() {
    const { rows, total: all, isBusy, isComplete, fresh, problem } = this.#list;
    if (rows.length === 0) return nothing;
    return html`<div class="panel-foot"><span class="num">${count(rows.length)} of ${total(all ?? {})} shown</span>
      ${fresh.size > 0 ? html`<button class="btn btn-sm" type="button" @click=${() => this.#renew()}>${icon('up')}${plural(fresh.size, 'new job')}</button>` : nothing}
      ${problem ? html`<button class="btn btn-sm" type="button" @click=${() => this.#list.more()}>${problem.title}: try again</button>` : nothing}
      <span class="push" role="status">${isBusy ? 'Loading more' : isComplete ? 'That is all' : nothing}</span></div>`;
  }

  async #renew() {
    this.#table?.toTop();
    await this.#list.again();
  }

  #bulkBar() {
    const filter = steerableFilter(this.query);
    const tooMany = this.#selection.size > MOST;
    const verb = (action, words, sign, extra = '') => html`<button class="btn btn-sm ${extra}" type="button" ?disabled=${tooMany} @click=${() => this.#bulk(action)}>${icon(sign)}${words}</button>`;
    return html`<div class="bulk" role="region" aria-label="Selection"><span role="status"><b class="num">${count(this.#selection.size)}</b> selected${tooMany ? html`, at most ${MOST} at once` : nothing}</span>
      ${filter ? html`<details class="bulk-all"><summary>All that match</summary><span class="row">${['rerun', 'cancel', 'delete'].map((action) => html`<button class="btn btn-sm btn-quiet" type="button" @click=${() => this.#bulk(action, { filter })}>${action}</button>`)}</span></details>` : nothing}
      <span class="bulk-rule"></span>
      ${verb('rerun', 'Rerun', 'retry')}${verb('pause', 'Pause', 'pause')}${verb('cancel', 'Cancel', 'stop')}<button class="btn btn-sm" type="button" popovertarget="menu-exports">${icon('down')}Export</button>
      <div class="menu" id="menu-exports" popover role="group" aria-label="Export">${[['Excel', 'xlsx'], ['CSV', 'csv'], ['JSON', 'json']].map(([words, format]) => html`<button class="menu-item" type="button" popovertarget="menu-exports" popovertargetaction="hide" @click=${() => this.#export(format)}>${icon('down')}${words}<small>ZIP</small></button>`)}</div>
      ${verb('delete', 'Delete', 'trash', 'btn-danger')}
      <button class="btn btn-sm btn-quiet btn-icon" type="button" aria-label="Clear selection" @click=${() => this.#selection.clear()}>${icon('x')}</button></div>`;
  }
}
customElements.define('jobs-page', JobsPage);

const NEW_JOB = html`<button class="btn btn-primary" type="button" aria-keyshortcuts="N" @click=${() => newJob()}>${icon('plus')}New job</button>`;
