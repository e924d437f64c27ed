import { Page } from '../../app/page.js';
import { router } from '../../app/router.js';
import { Changes } from '../../lib/changes.js';
import { ImageList } from '../../lib/image-list.js';
import { html, nothing } from '../../lib/lit.js';
import { plural, total } from '../../lib/number.js';
import { Selection } from '../../lib/selection.js';
import { keep, kept } from '../../lib/storage.js';
import { icon } from '../../parts/icon.js';
import '../../parts/image-filters.js';
import { downloadImage } from '../../parts/lightbox.js';
import { LightboxAddress } from '../../parts/lightbox-address.js';
import { empty, failure } from '../../parts/state.js';
import { ExportDialog } from './export-dialog.js';
import { filterOf, gallerySource } from './gallery-source.js';
import './photo-wall.js';

/** Approved images, all of them, in rows without end. */
const SIZES = ['small', 'medium', 'large'];
const COMES_OR_GOES = /\.(image-approved|image-deleted|deleted)$/;
const GONE = /\.image-deleted$/;
const CAME = /\.image-approved$/;
const AT_THE_TOP_PIXELS = 80;

class GalleryPage extends Page {
  #list = new ImageList(() => this.requestUpdate());
  #selection = new Selection(() => this.requestUpdate());
  #source = null;
  #large = new LightboxAddress(this, this.#list, {
    mayShow: (image) => image.qcStatus === 'approved',
    closed: (image) => this.#wall?.focusOn(image.id),
  });
  #asked = null;

  constructor() {
    super();
    new Changes(this, (events) => this.#happened(events), (event) => COMES_OR_GOES.test(event.type));
  }

  get heading() {
    return 'Gallery';
  }

  get keys() {
    const next = ['Next image', () => this.#wall?.move(1)];
    const previous = ['Previous image', () => this.#wall?.move(-1)];
    return {
      j: next,
      k: previous,
      ArrowRight: next,
      ArrowLeft: previous,
      x: ['Select the image', () => this.#chooseFocused(false)],
      'Shift+x': ['Select up to the image', () => this.#chooseFocused(true)],
      d: ['Download the image', () => this.#wall?.focused && downloadImage(this.#wall.focused)],
      f: ['Search in the gallery', () => this.querySelector('image-filters').focus()],
      Escape: ['Select none', () => this.#selection.clear()],
    };
  }

  willUpdate() {
    const filter = filterOf(this.query);
    if (JSON.stringify(filter) !== this.#asked) {
      this.#asked = JSON.stringify(filter);
      this.#selection.clear();
      this.#source = gallerySource(filter);
      this.#list.start(this.#source);
    }
    this.#large.follow(this.query);
  }

  get #wall() {
    return this.querySelector('photo-wall');
  }

  get #size() {
    return SIZES.includes(kept('gallery-size')) ? kept('gallery-size') : 'medium';
  }

  async #happened(events) {
    if (events === null || events.some((event) => !event.data?.imageId)) return this.#list.again();
    const came = events.filter((event) => CAME.test(event.type) && this.#source.mayCome(event.jobId)).map((event) => event.data.imageId);
    this.#list.drop(events.filter((event) => GONE.test(event.type)).map((event) => event.data.imageId));
    const shown = new Set(this.#list.rows.map((image) => image.id));
    const changed = events.map((event) => event.data.imageId).filter((id) => shown.has(id));
    await this.#list.renew([...new Set(this.#isQuiet ? [...changed, ...came] : changed)], true);
    if (!this.#isQuiet) this.#list.wait(came);
  }

  /** Nobody reads here now, so that what comes may push the rest down. */
  get #isQuiet() {
    return this.#selection.size === 0 && !this.#large.isOpen && scrollY < AT_THE_TOP_PIXELS;
  }

  #choose({ id, range }) {
    if (range) this.#selection.range(id, this.#list.rows.map((image) => image.id));
    else this.#selection.toggle(id);
  }

  #chooseFocused(range) {
    const image = this.#wall?.focused;
    if (image) this.#choose({ id: image.id, range });
  }

  #resize(size) {
    keep('gallery-size', size === 'medium' ? null : size);
    this.requestUpdate();
  }

  get #chosen() {
    return this.#list.rows.filter((image) => this.#selection.has(image.id));
  }

  render() {
    const { rows, fresh, problem, isBusy } = this.#list;
    return html`<div class="page page-wide">
      <div class="page-head"><div class="page-title"><h1>Gallery</h1><p role="status">${this.#list.total ? `${total(this.#list.total)} approved` : 'Approved'} images. Those that failed a check are in <a href="/review">Review</a>.</p></div>
        <div class="actions"><div class="btn-group" role="group" aria-label="Size of the pictures">${SIZES.map((size) => html`<button class="btn" type="button" aria-pressed=${this.#size === size} @click=${() => this.#resize(size)}>${size[0].toUpperCase() + size.slice(1)}</button>`)}</div></div></div>
      <image-filters name="Images" words="Search title, prompt or tag" .query=${this.query} @refine=${({ detail }) => router.refine(detail)}></image-filters>
      ${fresh.size > 0 ? html`<button class="btn btn-sm fresh" type="button" @click=${() => this.#renew()}>${icon('up')}${plural(fresh.size, 'new image')}</button>` : nothing}
      ${rows.length > 0 ? this.#images() : problem ? failure(problem, () => this.#list.again()) : isBusy || this.#list.total === null ? SKELETON : this.#nothing()}
      ${this.#selection.size > 0 ? this.#bulk() : nothing}</div>`;
  }

  #images() {
    const { rows, total: all, problem, isBusy, isComplete } = this.#list;
    return html`<photo-wall .images=${rows} .size=${this.#size} .selection=${this.#selection} .total=${all} .isBusy=${isBusy || problem !== null}
        @open=${({ detail }) => this.#large.open(detail)} @choose=${({ detail }) => this.#choose(detail)} @end=${() => this.#list.more()}></photo-wall>
      ${problem ? failure(problem, () => this.#list.more()) : html`<p class="wall-end" role="status">${isBusy ? 'Loading older images' : isComplete ? 'That is all' : nothing}</p>`}`;
  }

  async #renew() {
    scrollTo(0, 0);
    await this.#list.again();
  }

  #nothing() {
    return Object.keys(filterOf(this.query)).length > 0
      ? empty('Nothing matches', 'No approved image has all of this.', html`<a class="btn" href="/gallery">Clear the filters</a>`, 'filter')
      : empty('No images yet', 'Images show up here as soon as they are approved.', html`<a class="btn" href="/jobs">To the jobs</a>`, 'gallery');
  }

  #bulk() {
    return html`<div class="bulk" role="region" aria-label="Selection"><span class="row" aria-hidden="true">${this.#chosen.slice(0, 3).map((image) => html`<factory-picture class="thumb" .image=${image} .room=${40}></factory-picture>`)}</span>
      <span role="status"><b class="num">${this.#selection.size}</b> selected</span><span class="bulk-rule"></span>
      <button class="btn btn-sm btn-primary" type="button" @click=${() => new ExportDialog(this.#chosen).open()}>${icon('down')}Export</button>
      <button class="btn btn-sm btn-quiet btn-icon" type="button" aria-label="Clear selection" @click=${() => this.#selection.clear()}>${icon('x')}</button></div>`;
  }
}
customElements.define('gallery-page', GalleryPage);

const SKELETON = html`<div class="wall-skeleton soon" aria-hidden="true">${[16, 9, 6, 9, 9, 16, 6, 9].map((wide) => html`<span class="sk sk-photo-${wide}"></span>`)}</div>`;
