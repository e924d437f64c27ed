import { Dialog, modal } from '../../lib/dialog.js';
import { knownJob } from '../../lib/known-jobs.js';
import { html } from '../../lib/lit.js';
import { plural } from '../../lib/number.js';
import { mayDelete } from './delete-dialog.js';
import './retry-form.js';
import { RetryWish } from './retry-wish.js';
import { approve, remove, retry } from './verdicts.js';

/** What is done to images here: the verbs, what is on its way, and what went already. */
const NARROW = matchMedia('(max-width: 1180px)');

export class Desk {
  #host;
  #bucket;
  #wish = new RetryWish();
  /** Deleted from here: they go at once, and come back if that is refused. */
  #gone = new Set();
  #sent = new Set();
  #sheet = null;

  isBusy = false;

  constructor(host, bucket) {
    this.#host = host;
    this.#bucket = bucket;
    host.addController(this);
  }

  hostUpdated() {
    this.#sheet?.update();
  }

  hostDisconnected() {
    this.#sheet?.close();
  }

  shows(image) {
    return !this.#gone.has(image.id);
  }

  isSent(image) {
    return this.#sent.has(image.id);
  }

  /** Something was told of these, or may have been of all. */
  heard(ids) {
    if (ids === null) this.#sent.clear();
    else ids.forEach((id) => this.#sent.delete(id));
  }

  /** Each verb answers whether something was accepted. */
  run(verb, images) {
    if (images.length === 0 || this.isBusy) return false;
    return { retry: () => this.#retryHere(images), approve: () => this.#approve(images), delete: () => this.#delete(images) }[verb]();
  }

  /** The settings of a retry; beside the tiles, or in a sheet. */
  form(images, send = () => this.run('retry', images)) {
    const known = [...new Set(images.map((image) => image.jobId))].map((id) => knownJob(id, this.#host)).filter((job) => job?.settings);
    return html`<retry-form .wish=${this.#wish} .jobs=${known} .count=${images.length} .isBusy=${this.isBusy} .mistakes=${this.#wish.mistakes} @retry=${send}></retry-form>`;
  }

  #retryHere(images) {
    return NARROW.matches ? this.#openSheet(images) : this.#retry(images);
  }

  /** On a narrow screen there is no room beside the tiles. */
  async #openSheet(images) {
    const send = async (own) => (await this.#retry(images)) && own.close('sent');
    this.#sheet = new Dialog((own) => modal(own, { title: `Retry ${plural(images.length, 'image')} with`, body: this.form(images, () => send(own)) }), { className: 'modal sheet' });
    const said = await this.#sheet.open();
    this.#sheet = null;
    return said === 'sent';
  }

  async #retry(images) {
    const accepted = await this.#sending(images, () => retry(images, this.#wish));
    this.#bucket.watch(images.filter((image) => accepted.includes(image.id)));
    return accepted.length > 0;
  }

  async #approve(images) {
    const accepted = await this.#sending(images, () => approve(images));
    this.#bucket.watch(images.filter((image) => accepted.includes(image.id)));
    return accepted.length > 0;
  }

  async #delete(images) {
    if (!(await mayDelete(images))) return false;
    images.forEach((image) => this.#gone.add(image.id));
    const accepted = await this.#sending(images, () => remove(images));
    images.filter((image) => !accepted.includes(image.id)).forEach((image) => this.#gone.delete(image.id));
    this.#bucket.drop(accepted);
    this.#host.requestUpdate();
    return accepted.length > 0;
  }

  /** Marks images as long as their verb is on its way; what was refused is free again. */
  async #sending(images, send) {
    this.isBusy = true;
    images.forEach((image) => this.#sent.add(image.id));
    this.#host.requestUpdate();
    const accepted = await send();
    images.filter((image) => !accepted.includes(image.id)).forEach((image) => this.#sent.delete(image.id));
    this.isBusy = false;
    this.#host.requestUpdate();
    return accepted;
  }
}
