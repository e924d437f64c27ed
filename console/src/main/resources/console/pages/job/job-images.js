import * as history from '../../api/history.js';
import { fileUrl } from '../../api/images.js';
import { Asking } from '../../lib/asking.js';
import { Changes } from '../../lib/changes.js';
import { Element } from '../../lib/element.js';
import { html, nothing, repeat } from '../../lib/lit.js';
import { count } from '../../lib/number.js';
import { imageStatus, isOver } from '../../lib/word.js';
import { imageBadge } from '../../parts/badge.js';
import { icon } from '../../parts/icon.js';
import { LightboxAddress } from '../../parts/lightbox-address.js';
import { bones, empty, failure } from '../../parts/state.js';

/** The job's images in their order, filling as they come; each has its place before it is known. */
const PAGE = 200;
const ONE_BY_ONE = 24;
const THUMBNAIL = 256;
const VIEWS = [
  ['All', undefined],
  ['Failed', ['qc_failed', 'failed', 'retry_failed']],
  ['In flight', ['pending', 'processing', 'retry_pending']],
];

class JobImages extends Element {
  static properties = { job: { attribute: false }, query: { attribute: false }, view: { state: true }, images: { state: true } };

  #asked = null;
  #next = null;
  #isHere = false;
  #asking = new Asking(() => this.requestUpdate());
  #large = new LightboxAddress(this, this, {
    mayShow: (image) => image.jobId === this.job.id && hasFile(image),
    closed: (image) => this.querySelector(`[data-image="${image.id}"] .tile-pic`)?.focus(),
  });

  constructor() {
    super();
    this.view = 0;
    this.query = new URLSearchParams();
    this.images = [];
    new Changes(this, (events) => this.#happened(events), (event) => event.jobId === this.job?.id && event.data?.imageId);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#asking.stop();
  }

  willUpdate() {
    this.#large.follow(this.query);
    const asked = `${this.job.id} ${this.view}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.images = [];
    this.#isHere = false;
    this.#asking.forget();
    this.#read();
  }

  /** What can be seen large. */
  get rows() {
    return this.images.filter(hasFile);
  }

  get total() {
    return { value: this.rows.length, relation: this.#next ? 'gte' : 'eq' };
  }

  more() {
    if (this.#next && !this.#asking.isBusy) this.#read(this.#next);
  }

  get #statuses() {
    return VIEWS[this.view][1];
  }

  #read(cursor) {
    const query = { qcStatus: this.#statuses, limit: PAGE, cursor };
    return this.#asking.ask((signal) => history.imagesOf(this.job.id, query, signal), ({ items, next }) => {
      this.images = this.#merged(cursor ? this.images : [], items);
      this.#next = next;
      this.#isHere = true;
    });
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
    const { problem, isSlow } = this.#asking;
    if (problem && this.images.length === 0) return failure(problem, () => this.#read());
    const toCome = this.view === 0 && !(this.#isHere && isOver(this.job.status)) ? Math.max(0, this.job.total - this.images.length) : 0;
    if (this.images.length === 0 && toCome === 0) return this.#isHere ? this.#nothing() : isSlow ? bones() : nothing;
    const places = Math.min(toCome, Math.max(0, PAGE - this.images.length));
    return html`<div class="panel-body"><ul class="tiles tiles-sm">
        ${repeat(this.images, (image) => image.id, (image) => tile(image, () => this.#large.open(image)))}
        ${Array.from({ length: places }, () => html`<li class="tile tile-wait" aria-hidden="true"><span class="tile-pic">${this.#isHere ? icon('queue') : nothing}</span></li>`)}</ul></div>
      ${this.#next || problem || this.job.total > PAGE ? html`<div class="panel-foot">${problem ? html`<span class="error" role="alert">${problem.title}: ${problem.detail}</span>` : nothing}${this.#next ? html`<button class="btn btn-sm" type="button" @click=${() => this.more()}>Show more</button>` : nothing}
        ${this.#isHere && toCome > places ? html`<span>${count(toCome)} to come</span>` : nothing}</div>` : nothing}`;
  }

  #nothing() {
    return empty('No image here', this.view === 0 ? 'None was ordered.' : 'No image of this job is in that state.', nothing, 'image');
  }
}
customElements.define('job-images', JobImages);

const BAD = ['qc_failed', 'failed', 'retry_failed'];

const hasFile = (image) => Boolean(image.finalImagePath || image.tempImagePath);

function tile(image, open) {
  const number = (image.index ?? 0) + 1;
  const words = `Image ${number}, ${imageStatus(image.qcStatus)[0].toLowerCase()}${image.qcReason ? `: ${image.qcReason}` : ''}`;
  const bad = BAD.includes(image.qcStatus);
  const why = image.qcReason ?? image.failure?.message;
  const look = bad ? `tile-fail is-${image.qcStatus}` : hasFile(image) ? '' : image.qcStatus === 'cancelled' ? 'tile-wait' : 'tile-busy';
  const picture = hasFile(image)
    ? html`<img src=${fileUrl(image.id, THUMBNAIL, image.sha256?.slice(0, 8))} alt=${words} loading="lazy" decoding="async" width="256" height="256">`
    : html`<span class="vh">${words}</span>${bad ? icon('fail') : nothing}`;
  return html`<li class="tile ${look}" data-image=${image.id} title=${why ?? image.prompt ?? ''}>
    ${hasFile(image) ? html`<button class="tile-pic" type="button" @click=${open}>${picture}<span class="tile-idx" aria-hidden="true">${number}</span></button>` : html`<span class="tile-pic">${picture}<span class="tile-idx" aria-hidden="true">${number}</span></span>`}
    ${bad ? html`<span class="tile-state">${imageBadge(image.qcStatus, (image.qcReason ?? image.failure?.code ?? '').split(/[:\s]/)[0])}</span>` : nothing}</li>`;
}
