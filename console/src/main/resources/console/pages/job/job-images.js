import * as history from '../../api/history.js';
import { fileUrl } from '../../api/images.js';
import { Changes } from '../../lib/changes.js';
import { Element } from '../../lib/element.js';
import { html, nothing, repeat } from '../../lib/lit.js';
import { count } from '../../lib/number.js';
import { imageStatus } from '../../lib/word.js';
import { imageBadge } from '../../parts/badge.js';
import { icon } from '../../parts/icon.js';
import { empty, failure } from '../../parts/state.js';

/** The job's images in their order, filling as they come. */
const PAGE = 200;
const ONE_BY_ONE = 24;
const SHOWN_TO_COME = 24;
const THUMBNAIL = 256;
const VIEWS = [
  ['All', undefined],
  ['Failed', ['qc_failed', 'failed', 'retry_failed']],
  ['In flight', ['pending', 'processing', 'retry_pending']],
];

class JobImages extends Element {
  static properties = { job: { attribute: false }, view: { state: true }, images: { state: true }, next: { state: true }, problem: { state: true } };

  #asked = null;

  constructor() {
    super();
    this.view = 0;
    this.images = [];
    this.next = null;
    this.problem = null;
    new Changes(this, (events) => this.#happened(events), (event) => event.jobId === this.job?.id && event.data?.imageId);
  }

  willUpdate() {
    const asked = `${this.job.id} ${this.view}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.images = [];
    this.#read();
  }

  get #statuses() {
    return VIEWS[this.view][1];
  }

  async #read(cursor) {
    const asked = this.#asked;
    try {
      const page = await history.imagesOf(this.job.id, { qcStatus: this.#statuses, limit: PAGE, cursor });
      if (asked !== this.#asked) return;
      this.images = this.#merged(cursor ? this.images : [], page.items);
      this.next = page.next;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #happened(events) {
    const ids = events && [...new Set(events.map((event) => event.data.imageId))];
    if (ids === null || ids.length > ONE_BY_ONE || this.#statuses) return this.#read();
    const found = await Promise.all(ids.map((id) => history.image(id).catch(() => null)));
    this.images = this.#merged(this.images, found.filter(Boolean));
  }

  /** By place in the job; what was known gives way to what is told now. */
  #merged(before, now) {
    const byId = new Map([...before, ...now].map((image) => [image.id, image]));
    return [...byId.values()].sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
  }

  render() {
    return html`<section class="panel" id="pieces" aria-labelledby="h-images"><div class="panel-head"><h2 id="h-images">Images</h2><span class="muted small num">${count(this.images.length)} of ${count(this.job.total)}</span><span class="push"></span>
      <div class="btn-group" role="group" aria-label="Show">${VIEWS.map(([words], index) => html`<button class="btn btn-sm" type="button" aria-pressed=${index === this.view} @click=${() => (this.view = index)}>${words}</button>`)}</div></div>
      ${this.#content()}</section>`;
  }

  #content() {
    if (this.problem) return failure(this.problem, () => this.#read());
    const open = this.job.status === 'running' || this.job.status === 'queued' || this.job.status === 'paused';
    const toCome = this.view === 0 && open ? Math.max(0, this.job.total - this.images.length) : 0;
    if (this.images.length === 0 && toCome === 0) return empty('No image here', this.view === 0 ? 'None was ordered.' : 'No image of this job is in that state.', nothing, 'image');
    return html`<div class="panel-body"><ul class="tiles tiles-sm">
        ${repeat(this.images, (image) => image.id, tile)}
        ${Array.from({ length: Math.min(SHOWN_TO_COME, toCome) }, () => html`<li class="tile tile-wait" aria-hidden="true"><span class="tile-pic">${icon('queue')}</span></li>`)}</ul></div>
      ${this.next || toCome > SHOWN_TO_COME ? html`<div class="panel-foot">${this.next ? html`<button class="btn btn-sm" type="button" @click=${() => this.#read(this.next)}>Show more</button>` : nothing}
        ${toCome > SHOWN_TO_COME ? html`<span>${count(toCome)} to come</span>` : nothing}</div>` : nothing}`;
  }
}
customElements.define('job-images', JobImages);

const BAD = ['qc_failed', 'failed', 'retry_failed'];

function tile(image) {
  const number = (image.index ?? 0) + 1;
  const words = `Image ${number}, ${imageStatus(image.qcStatus)[0].toLowerCase()}${image.qcReason ? `: ${image.qcReason}` : ''}`;
  const hasFile = image.finalImagePath || image.tempImagePath;
  const bad = BAD.includes(image.qcStatus);
  const why = image.qcReason ?? image.failure?.message;
  const look = bad ? `tile-fail is-${image.qcStatus}` : hasFile ? '' : image.qcStatus === 'cancelled' ? 'tile-wait' : 'tile-busy';
  const picture = hasFile
    ? html`<img src=${fileUrl(image.id, THUMBNAIL, image.sha256?.slice(0, 8))} alt=${words} loading="lazy" decoding="async" width="256" height="256">`
    : html`<span class="vh">${words}</span>${bad ? icon('fail') : nothing}`;
  return html`<li class="tile ${look}" title=${why ?? image.prompt ?? ''}>
    ${hasFile ? html`<a class="tile-pic" href=${fileUrl(image.id)} target="_blank" rel="noreferrer">${picture}<span class="tile-idx" aria-hidden="true">${number}</span></a>` : html`<span class="tile-pic">${picture}<span class="tile-idx" aria-hidden="true">${number}</span></span>`}
    ${bad ? html`<span class="tile-state">${imageBadge(image.qcStatus, (image.qcReason ?? image.failure?.code ?? '').split(/[:\s]/)[0])}</span>` : nothing}</li>`;
}
