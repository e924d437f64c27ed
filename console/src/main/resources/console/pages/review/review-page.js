import * as history from '../../api/history.js';
import { Page } from '../../app/page.js';
import { router } from '../../app/router.js';
import { Answer } from '../../lib/answer.js';
import { Changes } from '../../lib/changes.js';
import { ImageList } from '../../lib/image-list.js';
import { html, nothing, repeat } from '../../lib/lit.js';
import { count, plural } from '../../lib/number.js';
import { icon } from '../../parts/icon.js';
import '../../parts/image-filters.js';
import { LightboxAddress } from '../../parts/lightbox-address.js';
import { empty, failure } from '../../parts/state.js';
import { Bucket } from './bucket.js';
import { bulkBar } from './bulk-bar.js';
import { Cursor } from './cursor.js';
import { Desk } from './desk.js';
import { retryQueue } from './retry-queue.js';
import { isDecidable, reviewTile } from './review-tile.js';
import { reviewSource, reviewTabs, tabOf } from './review-tabs.js';

/** The desk where people decide what becomes of images that failed a check. */
const MOVES = /\.(image-approved|retry-[a-z]+|image-deleted|deleted)$/;
const GONE = /\.image-deleted$/;
const AT_THE_TOP_PIXELS = 80;
const MOST_SELECTED = 500;
const UNDER_WAY = 6;

class ReviewPage extends Page {
  #list = new ImageList(() => this.requestUpdate());
  #bucket = new Bucket(() => this.requestUpdate());
  #desk = new Desk(this, this.#bucket);
  #cursor = new Cursor(this, () => this.#rows);
  #asked = null;
  #end = new IntersectionObserver(([entry]) => entry.isIntersecting && this.#list.more(), { rootMargin: '1200px' });
  #review = new Answer(this, (signal) => Promise.all([history.review(signal), history.images({ qcStatus: ['processing', 'retry_pending'], limit: UNDER_WAY }, signal)]));
  #large = new LightboxAddress(this, this.#list, {
    mayShow: (image) => image.qcStatus !== 'approved',
    closed: (image) => this.#cursor.focus(image.id),
    verbs: [
      { key: 'r', words: 'Retry', sign: 'retry', look: 'btn-primary', isFor: isDecidable, run: (image) => this.#desk.run('retry', [image]) },
      { key: 'a', words: 'Approve', sign: 'check', isFor: isDecidable, run: (image) => this.#desk.run('approve', [image]) },
      { key: 'delete', words: 'Delete', sign: 'trash', look: 'btn-danger', isFor: (image) => image.qcStatus !== 'processing', run: (image) => this.#desk.run('delete', [image]) },
    ],
  });

  constructor() {
    super();
    new Changes(this, (events) => this.#happened(events), (event) => MOVES.test(event.type) || event.data?.passed === false);
  }

  get heading() {
    return 'Review';
  }

  get keys() {
    return {
      j: ['Next image', () => this.#cursor.move(1)],
      k: ['Previous image', () => this.#cursor.move(-1)],
      x: ['Select the image', () => this.#cursor.id && this.#choose(this.#cursor.id, false)],
      'Shift+x': ['Select up to the image', () => this.#cursor.id && this.#choose(this.#cursor.id, true)],
      r: ['Retry the selection', () => this.#desk.run('retry', this.#targets)],
      a: ['Approve the selection', () => this.#desk.run('approve', this.#targets)],
      Delete: ['Delete the selection', () => this.#desk.run('delete', this.#targets)],
      Escape: ['Select none', () => this.#bucket.clear()],
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.#review.ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end.disconnect();
  }

  willUpdate() {
    const asked = `${tabOf(this.query).key} ${this.query.get('jobId') ?? ''}`;
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#cursor.forget();
      this.#list.start(reviewSource(tabOf(this.query), this.query.get('jobId')));
    }
    this.#large.follow(this.query);
  }

  updated() {
    super.updated();
    this.#end.disconnect();
    const end = this.querySelector('.review-end');
    if (end && !this.#list.isBusy && this.#list.problem === null) this.#end.observe(end);
  }

  get #rows() {
    return this.#list.rows.filter((image) => this.#desk.shows(image));
  }

  /** The selection; without one, the image that has the focus. */
  get #targets() {
    return this.#bucket.size > 0 ? this.#bucket.images : this.#rows.filter((image) => image.id === this.#cursor.id);
  }

  async #happened(events) {
    this.#review.ask();
    if (events === null || events.some((event) => !event.data?.imageId)) {
      this.#desk.heard(null);
      return this.#list.again();
    }
    const gone = events.filter(({ type }) => GONE.test(type)).map((event) => event.data.imageId);
    this.#list.drop(gone);
    gone.forEach((id) => this.#bucket.renew({ id, isGone: true }));
    const isQuiet = this.#bucket.size === 0 && !this.#large.isOpen && scrollY < AT_THE_TOP_PIXELS;
    const shown = new Set(this.#list.rows.map((image) => image.id));
    const isOurs = ({ type, data }) => !gone.includes(data.imageId) && (shown.has(data.imageId) || this.#bucket.knows(data.imageId) || !type.endsWith('image-approved'));
    const ids = [...new Set(events.filter(isOurs).map((event) => event.data.imageId))];
    const found = await this.#list.renew(ids, isQuiet);
    found.forEach((image) => this.#bucket.renew(image));
    this.#desk.heard(ids);
    this.requestUpdate();
  }

  #choose(id, range) {
    this.#bucket.choose(this.#rows.find((image) => image.id === id), range ? this.#rows : null);
  }

  async #chooseAll() {
    while (!this.#list.isComplete && this.#list.problem === null && this.#list.rows.length < MOST_SELECTED) await this.#list.more();
    this.#bucket.all(this.#rows.slice(0, MOST_SELECTED));
  }

  render() {
    const [review, underWay] = this.#review.value ?? [];
    const { fresh } = this.#list;
    const all = review?.tabs.find((tab) => tab.name === tabOf(this.query).words)?.count;
    return html`<div class="page page-wide">
      <div class="page-head"><div class="page-title"><h1>Review</h1><p>Images that failed a check. Retry them, approve them as they are, or delete them.</p></div></div>
      ${reviewTabs(this.query, review)}
      <image-filters name="Failed images" .query=${this.query} @refine=${({ detail }) => router.refine(detail)}
        .aside=${html`<span class="push"></span><button class="btn btn-quiet btn-sm" type="button" ?disabled=${this.#rows.length === 0} @click=${() => this.#chooseAll()}>Select all${this.query.has('jobId') || !all ? nothing : ` ${count(Math.min(all, MOST_SELECTED))}`}</button>`}></image-filters>
      <div class="grid grid-side review-desk"><div class="stack review-left">
        ${fresh.size > 0 ? html`<button class="btn btn-sm fresh" type="button" @click=${() => this.#renew()}>${icon('up')}${plural(fresh.size, 'new image')}</button>` : nothing}
        ${this.#tiles()}${this.#bucket.size > 0 ? bulkBar(this.#bucket, this.#desk) : nothing}</div>
        <div class="grid sticky-side review-side">${retryQueue({ review, images: this.#bucket.queue(underWay?.items ?? []), host: this })}
          ${this.#review.problem && !review ? failure(this.#review.problem, () => this.#review.ask()) : nothing}
          <section class="panel review-settings" aria-labelledby="retry-form-title"><div class="panel-head"><h2 id="retry-form-title">Retry ${this.#bucket.size > 0 ? `${count(this.#bucket.size)} selected ` : nothing}with</h2></div>
            <div class="panel-body">${this.#desk.form(this.#bucket.images)}</div></section></div></div></div>`;
  }

  async #renew() {
    scrollTo(0, 0);
    await this.#list.again();
  }

  #tiles() {
    const { problem, isBusy, isComplete } = this.#list;
    const rows = this.#rows;
    if (rows.length === 0) {
      if (problem) return failure(problem, () => this.#list.again());
      return isBusy || this.#list.total === null ? SKELETON : this.#nothing();
    }
    return html`<ul class="tiles tiles-lg review-tiles" aria-label=${`${tabOf(this.query).words} images`}>${repeat(rows, (image) => image.id, (image) => this.#tile(image))}</ul>
      ${problem ? failure(problem, () => this.#list.more()) : html`<p class="review-end muted small" role="status">${isBusy ? 'Loading more' : isComplete ? nothing : 'More below'}</p>`}`;
  }

  #tile(image) {
    return reviewTile(image, {
      isChosen: this.#bucket.has(image.id),
      isSent: this.#desk.isSent(image),
      host: this,
      act: (verb) => this.#desk.run(verb, [image]),
      choose: (range) => this.#choose(image.id, range),
      open: () => this.#large.open(image),
      focused: () => this.#cursor.remember(image),
    });
  }

  #nothing() {
    const tab = tabOf(this.query);
    return this.query.has('jobId')
      ? empty('Nothing matches', `${tab.empty} At least none of this job.`, html`<button class="btn" type="button" @click=${() => router.refine({ jobId: null })}>Clear the filter</button>`, 'filter')
      : empty('Nothing here', tab.empty, nothing, 'done');
  }
}
customElements.define('review-page', ReviewPage);

const SKELETON = html`<div class="tiles tiles-lg soon" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<div class="tile card-tile"><span class="sk sk-box"></span><div class="card-tile-body"><span class="sk sk-80"></span><span class="sk sk-40"></span></div></div>`)}</div>`;
