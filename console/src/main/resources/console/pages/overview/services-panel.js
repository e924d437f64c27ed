import { health } from '../../app/health.js';
import { Element } from '../../lib/element.js';
import { html, nothing } from '../../lib/lit.js';
import { UNKNOWN } from '../../lib/number.js';
import { duration } from '../../lib/time.js';
import { icon } from '../../parts/icon.js';

/** What each service says of itself, and of what it needs. */
class ServicesPanel extends Element {
  connectedCallback() {
    super.connectedCallback();
    health.addEventListener('change', this.#changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    health.removeEventListener('change', this.#changed);
  }

  #changed = () => this.requestUpdate();

  render() {
    const { services } = health;
    return html`<section class="panel" aria-labelledby="h-services"><div class="panel-head"><h2 id="h-services">Services</h2><span class="push"></span>
      ${services.length === 0 ? nothing : health.allReady ? html`<span class="badge is-completed">${icon('done')}All ready</span>` : html`<span class="badge is-failed">${icon('warn')}Not all ready</span>`}</div>
      <ul class="rows rows-tight">${services.length === 0 ? WAITING : services.map((service) => html`<li><span class="dot ${service.ready ? 'is-completed' : 'is-failed'}"></span><div class="grow"><span class="strong">${service.name}</span>${failing(service)}</div>
        <span class="muted small">${service.ready ? 'ready' : service.millis === null ? 'no answer' : 'not ready'}</span><span class="small num">${service.millis === null ? UNKNOWN : duration(service.millis)}</span></li>`)}</ul></section>`;
  }
}
const WAITING = [1, 2, 3, 4].map(() => html`<li aria-hidden="true"><span class="sk sk-60"></span></li>`);

customElements.define('services-panel', ServicesPanel);

function failing({ checks }) {
  const down = checks.filter((check) => check.status !== 'UP').map((check) => check.name);
  return down.length > 0 ? html`<p>${down.join(', ')}</p>` : nothing;
}
