import * as history from '../../api/history.js';
import * as jobs from '../../api/jobs.js';
import { Page } from '../../app/page.js';
import { attempt } from '../../app/toasts.js';
import { Answer } from '../../lib/answer.js';
import { Changes } from '../../lib/changes.js';
import { html, nothing } from '../../lib/lit.js';
import { configurationName, namesFor } from '../../lib/names.js';
import { plural } from '../../lib/number.js';
import { duration } from '../../lib/time.js';
import { isOver, shortId } from '../../lib/word.js';
import { jobBadge } from '../../parts/badge.js';
import { icon } from '../../parts/icon.js';
import { when } from '../../parts/when.js';
import { actions } from './job-actions.js';
import './job-images.js';
import './job-items.js';
import './job-log.js';
import { jobNow } from './job-now.js';
import './job-settings.js';
import './job-timeline.js';

/** One job: what it does now, what came of it, and what it was told. */
class JobPage extends Page {
  #job = new Answer(this, (signal) => this.#ask(signal));
  #asked = null;

  constructor() {
    super();
    new Changes(this, () => this.#job.ask(), (event) => event.jobId === this.params.id);
  }

  get heading() {
    const job = this.#job.value;
    return job ? (job.label ?? job.externalId ?? shortId(job.id)) : null;
  }

  get keys() {
    return { p: ['Pause or resume the job', () => this.#pauseOrResume()] };
  }

  connectedCallback() {
    super.connectedCallback();
    namesFor(this);
  }

  willUpdate() {
    if (this.params.id === this.#asked) return;
    this.#asked = this.params.id;
    this.#job.forget();
    this.#job.ask();
  }

  /** History tells the story; job-service knows the rank of what still waits. */
  async #ask(signal) {
    const job = await history.job(this.params.id, signal);
    if (job.kind !== 'image' || isOver(job.status)) return job;
    const { priority } = await jobs.job(job.id, signal).catch(() => ({}));
    return { ...job, priority };
  }

  #pauseOrResume() {
    const { id, status } = this.#job.value ?? {};
    if (status === 'paused') attempt(() => jobs.resume(id), 'The job goes on');
    else if (status === 'running' || status === 'queued') attempt(() => jobs.pause(id), 'The job pauses');
  }

  render() {
    return html`<div class="page">${this.#job.isHere ? nothing : html`<h1 class="vh">Job</h1>`}${this.#job.show((job) => this.#content(job))}</div>`;
  }

  #content(job) {
    const ours = job.kind === 'image';
    return html`
      <div class="page-head"><div class="page-title">
        <div class="row row-wrap"><h1>${this.heading}</h1>${jobBadge(job.status)}</div>
        <p class="dots">${this.#facts(job)}</p></div>
        ${ours ? actions(job, () => this.#job.ask()) : nothing}</div>
      ${job.errorMessage ? html`<div class="banner is-failed" role="status">${icon('fail')}<span>${job.errorMessage}</span>${job.errorCode ? html`<code>${job.errorCode}</code>` : nothing}</div>` : nothing}
      ${job.missingEvents > 0 ? html`<div class="banner is-retry_pending" role="status">${icon('warn')}<span>${plural(job.missingEvents, 'event')} of this job ${job.missingEvents === 1 ? 'is' : 'are'} still on the way: more has happened than is shown.</span></div>` : nothing}
      ${jobNow(job)}
      <nav class="tabs" aria-label="Parts of this job">
        ${[[ours ? 'Images' : 'Items', 'pieces'], ['Log', 'log'], [ours ? 'Settings' : 'Attributes', 'settings'], ['Timeline', 'timeline']].map(([words, id]) => html`<a class="tab" href="#${id}">${words}</a>`)}</nav>
      <div class="grid grid-side"><div class="grid">
        ${ours ? html`<job-images .job=${job} .query=${this.query}></job-images>` : html`<job-items .job=${job}></job-items>`}
        <job-log .jobId=${job.id} .isOver=${isOver(job.status)}></job-log></div>
      <div class="grid"><job-settings .job=${job}></job-settings><job-timeline .jobId=${job.id}></job-timeline></div></div>`;
  }

  #facts(job) {
    return html`
      ${job.kind === 'image' ? html`<span>${job.configurationId ? (configurationName(job.configurationId) ?? `configuration ${shortId(job.configurationId)}`) : 'own settings'}</span>` : html`<span>${job.kind} of ${job.source}</span>`}
      <span class="mono">${job.externalId ?? job.id}</span>
      ${job.priority ? html`<span>priority ${job.priority}</span>` : nothing}
      ${job.tags.map((tag) => html`<a href="/jobs?tag=${encodeURIComponent(tag)}">${tag}</a>`)}
      ${job.rerunOf ? html`<span>rerun of <a href="/jobs/${job.rerunOf}">${shortId(job.rerunOf)}</a></span>` : nothing}
      ${job.parentId ? html`<span>part of <a href="/jobs/${job.parentId}">${shortId(job.parentId)}</a></span>` : nothing}
      ${job.scheduledAt && !job.startedAt ? html`<span>starts ${when(job.scheduledAt)}</span>` : nothing}
      ${job.startedAt ? html`<span>started ${when(job.startedAt)}</span>` : html`<span>queued ${when(job.queuedAt)}</span>`}
      ${job.completedAt ? html`<span>ended ${when(job.completedAt)} after ${duration(job.durationMs)}</span>` : nothing}`;
  }
}
customElements.define('job-page', JobPage);
