import { Element } from '../../lib/element.js';
import { titleOf } from '../../lib/image.js';
import { html, live, nothing, repeat } from '../../lib/lit.js';
import { count } from '../../lib/number.js';
import '../../parts/picture.js';
import { dayName } from '../../lib/day.js';
import { justify } from './justify.js';

/** The images as rows, of which only those in view exist. Events: `open`, `choose`, `end`. */
const HEIGHTS = { small: 8.5, medium: 13.5, large: 21 };
const ON_A_PHONE = 0.7;
const PHONE = 560;
const GAP_REM = 0.75;
const HEADING_REM = 2.75;
const AROUND_PIXELS = 700;
const NEAR_THE_END_PIXELS = 1_400;

class PhotoWall extends Element {
  static properties = {
    images: { attribute: false },
    size: {},
    /** Changes in itself: handed over again, it is looked at again. */
    selection: { attribute: false, hasChanged: () => true },
    total: { attribute: false },
    isBusy: { type: Boolean },
    width: { state: true },
    view: { state: true },
  };

  #wall = { rows: [], height: 0 };
  #cursor = -1;
  #frame = 0;
  #measure = new ResizeObserver(([{ contentRect }]) => (this.width = contentRect.width));

  constructor() {
    super();
    this.images = [];
    this.size = 'medium';
    this.width = 0;
    this.view = { from: 0, to: innerHeight };
  }

  connectedCallback() {
    super.connectedCallback();
    this.width = this.clientWidth;
    this.#measure.observe(this);
    addEventListener('scroll', this.#scrolled, { passive: true });
    addEventListener('resize', this.#scrolled);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#measure.disconnect();
    removeEventListener('scroll', this.#scrolled);
    removeEventListener('resize', this.#scrolled);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** The image whose tile has the focus, or had it last. */
  get focused() {
    return this.images[this.#cursor];
  }

  /** Puts the focus on the next or previous image, which is then in view. */
  async move(step) {
    if (this.images.length === 0) return;
    await this.focusOn(this.images[Math.min(this.images.length - 1, Math.max(0, this.#cursor + step))].id);
  }

  async focusOn(id) {
    const row = this.#wall.rows.find((each) => each.cells.some(({ image }) => image.id === id));
    if (!row) return;
    const top = this.getBoundingClientRect().top + scrollY + row.top;
    const head = document.querySelector('.topbar').getBoundingClientRect().height + 12;
    if (top - head < scrollY) scrollTo(0, top - head);
    else if (top + row.height + 72 > scrollY + innerHeight) scrollTo(0, top + row.height + 72 - innerHeight);
    this.#look();
    await this.updateComplete;
    this.querySelector(`[data-image="${id}"] button`)?.focus({ preventScroll: true });
  }

  willUpdate(changed) {
    if (!this.width || !['images', 'width', 'size'].some((name) => changed.has(name))) return;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.#wall = justify(this.images, {
      width: this.width,
      height: HEIGHTS[this.size] * rem * (this.width < PHONE ? ON_A_PHONE : 1),
      gap: GAP_REM * rem * (this.width < PHONE ? ON_A_PHONE : 1),
      heading: HEADING_REM * rem,
      dayOf: (image) => dayName(image.createdAt),
    });
  }

  updated() {
    this.#scrolled();
  }

  render() {
    const rows = this.#wall.rows.filter(({ top, height }) => top + height > this.view.from - AROUND_PIXELS && top < this.view.to + AROUND_PIXELS);
    return html`<div class="wall" .style=${`height: ${this.#wall.height}px`}>
      ${repeat(rows.filter((row) => row.day), (row) => row.day + row.top, (row) => html`<h2 class="wall-day" .style=${`top: ${row.top}px; height: ${row.height}px`}>${row.day}</h2>`)}
      <ul aria-label="Approved images">${repeat(
        rows.flatMap((row) => row.cells.map((cell) => ({ ...cell, row }))),
        ({ image }) => image.id,
        (cell) => this.#photo(cell),
      )}</ul></div>`;
  }

  #photo({ image, index, left, width, row }) {
    const title = titleOf(image);
    const isChosen = this.selection.has(image.id);
    return html`<li class="photo ${isChosen ? 'photo-on' : ''}" data-image=${image.id} aria-setsize=${this.total?.relation === 'eq' ? this.total.value : -1} aria-posinset=${index + 1}
        .style=${`left: ${left}px; top: ${row.top}px; width: ${width}px; height: ${row.height}px`}>
      <button class="photo-open" type="button" @click=${() => this.#tell('open', image)} @focus=${() => (this.#cursor = index)}>
        <factory-picture .image=${image} .room=${Math.round(Math.max(width, row.height))} alt=${image.metadata?.description ?? ''}></factory-picture>
        <span class="photo-cap"><b>${title}</b><span>${image.width ? html`${count(image.width)} × ${count(image.height)}${image.format ? `, ${image.format}` : nothing}` : nothing}</span></span></button>
      <label class="pick"><input class="check" type="checkbox" aria-label="Select ${title}" .checked=${live(isChosen)} @click=${(event) => this.#tell('choose', { id: image.id, range: event.shiftKey })}></label></li>`;
  }

  #scrolled = () => {
    this.#frame ||= requestAnimationFrame(() => this.#look());
  };

  #look() {
    this.#frame = 0;
    const top = this.getBoundingClientRect().top;
    const from = Math.round(-top);
    if (Math.abs(from - this.view.from) > AROUND_PIXELS / 3 || innerHeight !== this.view.to - this.view.from) this.view = { from, to: from + innerHeight };
    if (!this.isBusy && this.width && from + innerHeight > this.#wall.height - NEAR_THE_END_PIXELS) this.#tell('end');
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
customElements.define('photo-wall', PhotoWall);
