import * as history from '../api/history.js';
import { router } from '../app/router.js';
import { complain, say } from '../app/toasts.js';
import { imageStatus } from '../lib/word.js';
import { Lightbox } from './lightbox.js';

/** Which image is large stands in the address, so that it can be linked to. */
export class LightboxAddress {
  #list;
  #options;
  #lightbox = null;
  #followed = null;

  /** @param options what the lightbox takes; `mayShow(image)`, and `closed(image)` with the last one */
  constructor(host, list, options) {
    this.#list = list;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected() {
    this.#lightbox?.close();
  }

  get isOpen() {
    return this.#lightbox !== null;
  }

  /** Opens what the address names, once. */
  follow(query) {
    const linked = query.get('image');
    const isNew = linked !== this.#followed;
    this.#followed = linked;
    if (linked && isNew && !this.isOpen) this.#find(linked);
  }

  async open(image) {
    const at = location.pathname;
    let last = image;
    this.#lightbox = new Lightbox(this.#list, {
      ...this.#options,
      moved: (shown) => {
        last = shown ?? last;
        this.#followed = shown?.id ?? null;
        if (location.pathname === at) router.refine({ image: this.#followed });
      },
    });
    await this.#lightbox.open(image);
    this.#lightbox = null;
    this.#options.closed(last);
  }

  async #find(id) {
    try {
      const image = await history.image(id);
      if (this.isOpen) return; // somebody was faster
      if (this.#options.mayShow(image)) return await this.open(image);
      say('That image is not shown here', `It is ${imageStatus(image.qcStatus)[0].toLowerCase()}.`);
    } catch (problem) {
      complain(problem);
    }
    router.refine({ image: null });
  }
}
