import { router } from '../../app/router.js';
import { Element } from '../../lib/element.js';
import { html } from '../../lib/lit.js';
import { icon } from '../../parts/icon.js';
import { ConfigurationSearch } from './configuration-search.js';

/** To another configuration. */
class ConfigurationPicker extends Element {
  static properties = { current: {} };

  #search = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#search?.close();
  }

  async #open() {
    this.#search = new ConfigurationSearch('Switch to another configuration', this.current);
    const chosen = await this.#search.open();
    if (chosen) router.go(`/configurations/${chosen.id}`);
  }

  render() {
    return html`<button class="btn" type="button" aria-haspopup="dialog" @click=${() => this.#open()}>${icon('search')}Switch to …</button>`;
  }
}
customElements.define('configuration-picker', ConfigurationPicker);
