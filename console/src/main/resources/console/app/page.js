import { Element } from '../lib/element.js';
import { keyboard } from './keyboard.js';

/**
 * What every page is: it gets the parts of its address, names itself, and may have keys that hold
 * while it is shown.
 */
export class Page extends Element {
  static properties = {
    params: { attribute: false },
    query: { attribute: false },
  };

  #release = null;

  constructor() {
    super();
    this.params = {};
    this.query = new URLSearchParams();
  }

  /** What the tab and the crumbs say; null as long as it is not known. */
  get heading() {
    return null;
  }

  /** `{ key: [what it does, function] }` */
  get keys() {
    return {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.#release = keyboard.on(this.keys);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#release?.();
  }

  updated() {
    this.dispatchEvent(new CustomEvent('heading', { bubbles: true, detail: this.heading }));
  }
}
