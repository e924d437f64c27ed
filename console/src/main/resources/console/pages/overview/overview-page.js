import * as history from '../../api/history.js';
import * as images from '../../api/images.js';
import * as jobs from '../../api/jobs.js';
import { newJob } from '../../app/new-job.js';
import { Page } from '../../app/page.js';
import { Answer } from '../../lib/answer.js';
import { Changes } from '../../lib/changes.js';
import { html, nothing } from '../../lib/lit.js';
import { namesFor } from '../../lib/names.js';
import { plural, UNKNOWN } from '../../lib/number.js';
import { today } from '../../lib/time.js';
import { isOver } from '../../lib/word.js';
import { icon } from '../../parts/icon.js';
import { charts } from './charts.js';
import { figures } from './figures.js';
import { jobRows } from './job-rows.js';
import { latest } from './latest.js';
import { lagPanel } from './lag-panel.js';
import { queued } from './queued.js';
import './running-job.js';
import './services-panel.js';

/** What the factory does now, and how the last days went. */
const DAYS = 14;
const MOST = 20;
const ENDED = 5;
/** So many jobs in work are shown with their images. */
const WHOLE = 3;
const DAY_MILLIS = 86_400_000;
const EVERY_MILLIS = 10_000;

class OverviewPage extends Page {
  #now = new Answer(this, (signal) => this.#askNow(signal));
  #days = new Answer(this, (signal) => history.statistics({ from: new Date(startOfToday() - (DAYS - 1) * DAY_MILLIS).toISOString() }, signal));
  #status = new Answer(this, (signal) => history.status(signal));
  #providers = new Answer(this, (signal) => images.providers(signal));
  #timer = 0;

  constructor() {
    super();
    new Changes(this, () => this.#now.ask());
  }

  get heading() {
    return 'Overview';
  }

  connectedCallback() {
    super.connectedCallback();
    namesFor(this);
    this.#now.ask();
    this.#slow();
    this.#timer = setInterval(() => document.hidden || this.#slow(), EVERY_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  /** What need not be true to the second. */
  #slow() {
    this.#days.ask();
    this.#status.ask();
    this.#providers.ask();
  }

  async #askNow(signal) {
    const [active, ended, queue] = await Promise.all([
      history.jobs({ status: ['running', 'paused'], limit: MOST }, signal),
      history.jobs({ sort: '-completedAt', limit: ENDED }, signal),
      jobs.queue(signal).catch(() => null),
    ]);
    const waiting = queue?.queued ?? (await history.jobs({ status: 'queued', kind: 'image', limit: MOST }, signal)).items;
    return {
      lanes: queue?.lanes,
      running: active.items.filter((job) => job.kind === 'image'),
      elsewhere: active.items.filter((job) => job.kind !== 'image'),
      waiting,
      ended: ended.items.filter((job) => isOver(job.status)),
    };
  }

  render() {
    const { running = [], waiting = [] } = this.#now.value ?? {};
    return html`<div class="page">
      <div class="page-head"><div class="page-title"><h1>Overview</h1>
        <p>${today(new Date())}. ${this.#now.isHere ? html`${plural(running.length, 'job')} in work, ${plural(waiting.length, 'job')} waiting.` : `${UNKNOWN} jobs in work, ${UNKNOWN} jobs waiting.`}</p></div>
        <div class="actions"><button class="btn btn-primary" type="button" aria-keyshortcuts="N" @click=${() => newJob()}>${icon('plus')}New job</button></div></div>
      ${figures(this.#days.value, DAYS)}
      <div class="grid grid-side grid-even"><div class="grid grid-start">${this.#now.show((now) => this.#work(now))}</div>
        ${this.#now.isSettled ? html`<div class="grid grid-start"><services-panel></services-panel>${lagPanel(this.#status)}</div>` : nothing}</div>
      ${this.#isLaidOut ? this.#days.show((days) => charts(days, this.#providers.value, DAYS)) : nothing}
    </div>`;
  }

  /** What stands below waits until it is known how high that is which stands above. */
  get #isLaidOut() {
    return this.#now.isSettled && this.#status.isSettled;
  }

  #work(now) {
    return html`${running(now)}${queued(now.waiting)}${latest(now.ended)}${now.elsewhere.length > 0 ? jobRows('h-elsewhere', 'Running elsewhere', 'jobs that other services publish', now.elsewhere) : nothing}`;
  }
}
customElements.define('overview-page', OverviewPage);

const running = (now) =>
  now.running.length === 0
    ? html`<section class="panel" aria-labelledby="h-running"><div class="panel-head"><h2 id="h-running">Running now</h2></div><div class="panel-body"><p class="muted">Nothing runs. A submitted job starts as soon as a lane is free.</p></div></section>`
    : html`${now.running.slice(0, WHOLE).map((job, index) => html`<running-job .job=${job} .place=${now.lanes ? `${index + 1} of ${plural(now.lanes, 'lane')}` : ''}></running-job>`)}
      ${now.running.length > WHOLE ? jobRows('h-more', 'Also in work', plural(now.running.length - WHOLE, 'job'), now.running.slice(WHOLE)) : nothing}`;

function startOfToday() {
  return new Date().setHours(0, 0, 0, 0);
}
