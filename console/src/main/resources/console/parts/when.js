import { Element } from '../lib/element.js';
import { html } from '../lib/lit.js';
import { UNKNOWN } from '../lib/number.js';
import { clock, exact, relative } from '../lib/time.js';

/** A time, as near as it helps and ticking once a minute; the exact one on hover. */
const MINUTE_MILLIS = 60_000;
const shown = new Set();
setInterval(() => shown.forEach((each) => each.requestUpdate()), MINUTE_MILLIS);

class FactoryTime extends Element {
  static properties = { at: {}, clock: { type: Boolean } };

  connectedCallback() {
    super.connectedCallback();
    shown.add(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    shown.delete(this);
  }

  render() {
    if (!this.at) return html`<span class="muted">${UNKNOWN}<span class="vh"> not yet</span></span>`;
    return html`<time datetime=${this.at} title=${exact(this.at)}>${this.clock ? clock(this.at) : relative(this.at)}</time>`;
  }
}
customElements.define('factory-time', FactoryTime);

export const when = (at) => html`<factory-time .at=${at}></factory-time>`;
export const clockTime = (at) => html`<factory-time .at=${at} .clock=${true}></factory-time>`;
