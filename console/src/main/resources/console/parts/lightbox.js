import { keyboard } from '../app/keyboard.js';
import { say } from '../app/toasts.js';
import { Dialog } from '../lib/dialog.js';
import { download } from '../lib/download.js';
import { fileName, numberOf, titleOf, wholeUrl, wordsOf } from '../lib/image.js';
import { jobName } from '../lib/known-jobs.js';
import { html, nothing } from '../lib/lit.js';
import { bytes, count, money, total, UNKNOWN } from '../lib/number.js';
import { icon } from './icon.js';
import { imageBadge } from './badge.js';
import './picture.js';
import { processingList } from './processing-list.js';
import { when } from './when.js';

/** One image large, with all that is known of it; left and right go through the list. */
const NEAR_THE_END = 8;
const SWIPE_PIXELS = 48;

export class Lightbox {
  #list;
  #moved;
  #verbs;
  #image = null;
  #isHere = true;
  #from = 0;
  #dialog = new Dialog(() => this.#render(), { className: 'lightbox' });

  /**
   * @param list what has `rows`, their `total`, and `more()`
   * @param moved called with the image that is shown, null at the end
   * @param verbs what may be done to an image: `[{key, words, sign, look, isFor(image), run(image)}]`;
   *     `run` answers whether it was done, then the next image is shown
   */
  constructor(list, { moved, verbs = [] }) {
    this.#list = list;
    this.#moved = moved;
    this.#verbs = verbs;
    this.#dialog.element.setAttribute('aria-labelledby', 'lightbox-title');
    this.#dialog.element.addEventListener('keydown', (event) => this.#pressed(event));
  }

  get isOpen() {
    return this.#dialog.isOpen;
  }

  async open(image) {
    this.#show(image);
    await this.#dialog.open();
    this.#moved(null);
  }

  close() {
    this.#dialog.close();
  }

  /** Part of what a host is: names of jobs come later. */
  requestUpdate() {
    if (this.isOpen) this.#dialog.update();
  }

  get #at() {
    return this.#list.rows.findIndex((each) => each.id === this.#image.id);
  }

  #show(image) {
    this.#image = image;
    this.#isHere = true;
    this.#dialog.update();
    this.#dialog.element.querySelector('.lb-scroll').scrollTop = 0;
    this.#moved(image);
    if (this.#at > this.#list.rows.length - NEAR_THE_END) this.#list.more();
  }

  #move(step) {
    const next = this.#at < 0 ? undefined : this.#list.rows[this.#at + step];
    if (next) this.#show(next);
  }

  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const verb = keyboard.isOn && this.#verbs.find(({ key, isFor }) => key === event.key.toLowerCase() && isFor(this.#image));
    if (step) this.#move(step);
    else if (verb) this.#run(verb);
    else if (event.key.toLowerCase() === 'd' && keyboard.isOn) downloadImage(this.#image);
    else return;
    event.preventDefault();
  }

  async #run({ run }) {
    const at = this.#at;
    const next = this.#list.rows[at + 1] ?? this.#list.rows[at - 1];
    if (!(await run(this.#image)) || !this.isOpen) return;
    if (next) this.#show(next);
    else this.close();
  }

  #swiped(event) {
    const way = event.clientX - this.#from;
    if (event.pointerType === 'touch' && Math.abs(way) > SWIPE_PIXELS) this.#move(way < 0 ? 1 : -1);
  }

  async #copy(text, said) {
    await navigator.clipboard.writeText(text);
    say(said);
  }

  #render() {
    const image = this.#image;
    const at = this.#at;
    return html`
      <div class="lb-stage" @pointerdown=${(event) => (this.#from = event.clientX)} @pointerup=${(event) => this.#swiped(event)}>
        <factory-picture .image=${image} .room=${1600} alt=${wordsOf(image)} .eager=${true} @picture=${({ detail }) => this.#arrived(detail)}></factory-picture>
        ${this.#isHere ? nothing : html`<button class="btn lb-again" type="button" @click=${() => this.#dialog.element.querySelector('.lb-stage factory-picture').again()}>Try again</button>`}
        <button class="lb-nav lb-prev" type="button" aria-label="Previous image" ?disabled=${at < 1} @click=${() => this.#move(-1)}>${icon('left')}</button>
        <button class="lb-nav lb-next" type="button" aria-label="Next image" ?disabled=${at < 0 || at >= this.#list.rows.length - 1} @click=${() => this.#move(1)}>${icon('right')}</button>
        ${this.#verbs.length > 0 ? this.#tools(image) : nothing}
        <span class="lb-count" role="status">${at < 0 ? nothing : html`${count(at + 1)} of ${total(this.#list.total ?? {})}`}</span></div>
      <div class="lb-info"><div class="lb-scroll" tabindex="0" role="region" aria-label="Image details">
        <div class="lb-sec"><div class="between lb-title"><h2 id="lightbox-title">${titleOf(image)}</h2>
          <button class="btn btn-quiet btn-icon btn-sm" type="button" aria-label="Close" autofocus @click=${() => this.close()}>${icon('x')}</button></div>
          ${image.metadata?.description ? html`<p class="soft">${image.metadata.description}</p>` : nothing}
          ${image.metadata?.tags?.length > 0 ? html`<ul class="row row-wrap" aria-label="Tags">${image.metadata.tags.map((tag) => html`<li class="tag">${tag}</li>`)}</ul>` : nothing}</div>
        ${image.qcStatus === 'approved' ? nothing : html`<div class="lb-sec"><span>${imageBadge(image.qcStatus)}</span>${why(image)}</div>`}
        ${image.prompt ? html`<div class="lb-sec"><div class="between"><h3>Prompt</h3><button class="btn btn-quiet btn-icon btn-sm" type="button" aria-label="Copy the prompt" @click=${() => this.#copy(image.prompt, 'Prompt copied')}>${icon('copy')}</button></div><p class="prompt">${image.prompt}</p></div>` : nothing}
        ${this.#facts(image)}
        <div class="lb-sec"><h3>Processing</h3>${processingList(image)}</div></div>
      <div class="lb-foot">${this.#foot(image)}</div></div>`;
  }

  /** What may be done to it; else it is there to be taken along. */
  #foot(image) {
    if (this.#verbs.length === 0) {
      return html`<button class="btn btn-primary" type="button" aria-keyshortcuts="d" @click=${() => downloadImage(image)}>${icon('down')}Download</button>
        <button class="btn" type="button" @click=${() => this.#copyLink()}>${icon('copy')}Copy link</button>`;
    }
    return this.#verbs.map((verb) => html`<button class="btn ${verb.look ?? ''}" type="button" aria-keyshortcuts=${verb.key} ?disabled=${!verb.isFor(image)} @click=${() => this.#run(verb)}>${icon(verb.sign)}${verb.words}</button>`);
  }

  #tools(image) {
    return html`<div class="lb-tools"><button class="lb-nav" type="button" aria-label="Download" title="Download" aria-keyshortcuts="d" @click=${() => downloadImage(image)}>${icon('down')}</button>
      <button class="lb-nav" type="button" aria-label="Copy link" title="Copy link" @click=${() => this.#copyLink()}>${icon('copy')}</button></div>`;
  }

  #copyLink() {
    return this.#copy(location.href, 'Link copied');
  }

  #facts(image) {
    const known = (value) => value !== null && value !== undefined;
    return html`<dl class="dl dl-end">
      ${known(image.seed) ? html`<dt>Seed</dt><dd class="mono">${image.seed}</dd>` : nothing}
      <dt>Size</dt><dd class="num">${count(image.width)} × ${count(image.height)}${image.aspectRatio ? `, ${image.aspectRatio}` : nothing}</dd>
      <dt>File</dt><dd class="num">${image.format ? `${image.format}, ` : nothing}${bytes(image.bytes)}</dd>
      <dt>Provider</dt><dd>${image.provider ?? UNKNOWN}${known(image.cost) ? `, ${money(image.cost)}` : nothing}</dd>
      <dt>Job</dt><dd><a href="/jobs/${image.jobId}" @click=${() => this.close()}>${jobName(image.jobId, this)}</a>, ${numberOf(image)}</dd>
      <dt>Changed</dt><dd>${when(image.updatedAt)}</dd></dl>`;
  }

  #arrived(isHere) {
    this.#isHere = isHere;
    this.#dialog.update();
  }
}

const why = (image) =>
  image.failure ? html`<p class="soft">${image.failure.message} <code class="small">${image.failure.code}</code></p>` : html`<p class="soft">${image.qcReason ?? nothing}</p>`;

export const downloadImage = (image) => download(wholeUrl(image), { name: fileName(image) });
