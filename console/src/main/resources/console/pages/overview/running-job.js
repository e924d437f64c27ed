import * as history from '../../api/history.js';
import { fileUrl } from '../../api/images.js';
import * as jobs from '../../api/jobs.js';
import { attempt } from '../../app/toasts.js';
import { Answer } from '../../lib/answer.js';
import { Changes } from '../../lib/changes.js';
import { Element } from '../../lib/element.js';
import { html, nothing } from '../../lib/lit.js';
import { configurationName } from '../../lib/names.js';
import { plural } from '../../lib/number.js';
import { jobBadge } from '../../parts/badge.js';
import { icon } from '../../parts/icon.js';
import { doubleBar } from '../../parts/progress.js';
import { when } from '../../parts/when.js';

/** A job in its lane: both bars, and its latest images. */
const LATEST = 8;
const THUMBNAIL = 192;

class RunningJob extends Element {
  static properties = { job: { attribute: false }, place: {} };

  #latest = new Answer(this, (signal) => history.images({ jobId: this.job.id, qcStatus: 'approved', limit: LATEST }, signal));

  constructor() {
    super();
    this.place = '';
    new Changes(this, () => this.#latest.ask(), (event) => event.jobId === this.job?.id && event.type.endsWith('image-approved'));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#latest.ask();
  }

  render() {
    const { job } = this;
    const href = `/jobs/${job.id}`;
    const generation = job.progress?.generation;
    const paused = job.status === 'paused';
    return html`<section class="panel" aria-label="Running: ${job.label}"><div class="panel-head"><h2>${paused ? 'Paused' : 'Running now'}</h2><span class="muted small hide-s">${this.place}</span><span class="push"></span>
      <a class="btn btn-sm btn-quiet" href=${href}>Open job${icon('right')}</a></div>
      <div class="panel-body stack">
        <div class="between row-wrap"><div class="job-cell"><a class="truncate" href=${href}>${job.label}</a><span class="dots">${job.configurationId ? html`<span>${configurationName(job.configurationId) ?? 'configuration'}</span>` : nothing}<span>${plural(job.total, 'image')}${generation ? `, ${plural(generation.total, 'generation')}` : ''}</span><span>started ${when(job.startedAt)}</span></span></div>
          <div class="row">${jobBadge(job.status)}${paused
            ? html`<button class="btn btn-sm" type="button" @click=${() => attempt(() => jobs.resume(job.id), 'The job goes on')}>${icon('play')}Resume</button>`
            : html`<button class="btn btn-sm" type="button" @click=${() => attempt(() => jobs.pause(job.id), 'The job pauses')}>${icon('pause')}Pause</button>`}</div></div>
        ${doubleBar(job)}
        ${this.#strip(href)}
      </div></section>`;
  }

  #strip(href) {
    const items = this.#latest.value?.items ?? [];
    return html`<ul class="strip" aria-label="Latest images">${Array.from({ length: LATEST }, (_, place) => {
      const image = items[place];
      return image
        ? html`<li class="tile"><a class="tile-pic" href=${href}><img src=${fileUrl(image.id, THUMBNAIL, image.sha256?.slice(0, 8))} alt="Finished image, ${image.metadata?.title ?? image.prompt}" width="192" height="192" decoding="async"></a></li>`
        : html`<li class="tile tile-wait" aria-hidden="true"><span class="tile-pic"></span></li>`;
    })}</ul>`;
  }
}
customElements.define('running-job', RunningJob);
