import { Element } from '../lib/element.js';
import { html, nothing } from '../lib/lit.js';
import { clock } from '../lib/time.js';
import { icon } from '../parts/icon.js';
import { connection } from './connection.js';

/** Follows the connection; ticks while it is lost, to count down to the next try. */
const SECOND_MILLIS = 1_000;

class Following extends Element {
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    connection.addEventListener('state', this.#changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    connection.removeEventListener('state', this.#changed);
    clearInterval(this.#timer);
  }

  #changed = () => {
    clearInterval(this.#timer);
    if (connection.state === 'lost') this.#timer = setInterval(() => this.requestUpdate(), SECOND_MILLIS);
    this.requestUpdate();
  };
}

/** The dot in the top bar. */
class ConnectionState extends Following {
  render() {
    const [words, look] = {
      live: ['Live', ''],
      connecting: ['Connecting', 'live-wait'],
      lost: ['Not connected', 'live-lost'],
    }[connection.state];
    return html`<span class="live ${look}" role="status"><span class="live-dot"></span><span>${words}</span></span>`;
  }
}
customElements.define('connection-state', ConnectionState);

/** Says since when nothing new is known, and when the next try is. */
class ConnectionBanner extends Following {
  render() {
    if (connection.state !== 'lost') return nothing;
    const known = connection.knownAt
      ? `What you see is as of ${clock(connection.knownAt)}.`
      : 'history-service has not answered yet.';
    const left = Math.max(0, Math.ceil(((connection.nextTry ?? 0) - Date.now()) / SECOND_MILLIS));
    return html`<div class="banner is-retry_pending">${icon('wifi')}<span role="status"><b>The connection is lost.</b> ${known}</span>
      <span class="num" aria-hidden="true">${left > 0 ? `Next try in ${left} s` : 'Trying now'}</span>
      <button class="btn btn-sm" type="button" @click=${() => connection.retry()}>Try now</button></div>`;
  }
}
customElements.define('connection-banner', ConnectionBanner);
