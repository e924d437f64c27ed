import { connection } from '../app/connection.js';
import { Element } from '../lib/element.js';
import { thumbnailUrl } from '../lib/image.js';
import { html, nothing } from '../lib/lit.js';
import { icon } from './icon.js';

/**
 * An image's picture. Its box has its size before the picture comes, shimmers meanwhile, and stays
 * when none comes. Events: `picture` with whether it is here.
 */
class FactoryPicture extends Element {
  static properties = {
    image: { attribute: false },
    room: { type: Number },
    alt: {},
    eager: { type: Boolean },
    attempt: { state: true },
    state: { state: true },
  };

  #source = null;

  constructor() {
    super();
    this.room = 320;
    this.alt = '';
    this.attempt = 0;
    this.state = 'coming';
  }

  connectedCallback() {
    super.connectedCallback();
    connection.addEventListener('resumed', this.#again);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    connection.removeEventListener('resumed', this.#again);
  }

  again() {
    this.attempt++;
  }

  #again = () => {
    if (this.state === 'failed') this.again();
  };

  willUpdate() {
    const source = thumbnailUrl(this.image, this.room, this.attempt);
    if (source === this.#source) return;
    this.#source = source;
    this.state = 'coming';
  }

  render() {
    this.dataset.state = this.state;
    if (this.state === 'failed') return html`<span class="picture-none" role="img" aria-label="${this.alt}: the picture did not come">${icon('image', 'icon-lg')}<span aria-hidden="true">No picture</span></span>`;
    return html`<img src=${this.#source} alt=${this.alt} loading=${this.eager ? 'eager' : 'lazy'} decoding="async" draggable="false"
      @load=${() => this.#become('here')} @error=${() => this.#become('failed')}>${nothing}`;
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new CustomEvent('picture', { detail: state === 'here' }));
  }
}
customElements.define('factory-picture', FactoryPicture);
