import * as images from '../../api/images.js';
import { Answer } from '../../lib/answer.js';
import { Element } from '../../lib/element.js';
import { Every } from '../../lib/every.js';
import { html, nothing } from '../../lib/lit.js';
import { count, money, UNKNOWN } from '../../lib/number.js';
import { icon } from '../../parts/icon.js';
import { when } from '../../parts/when.js';

/** Who can make images, and how they are. */
const EVERY_MILLIS = 5_000;
const HEALTH = { up: ['Up', 'completed', 'done'], down: ['Down', 'failed', 'warn'], unconfigured: ['Not configured', 'cancelled', 'minus'] };
const CIRCUIT = { closed: ['Closed', 'completed', 'done'], open: ['Open', 'failed', 'warn'], 'half-open': ['Half open', 'retry_pending', 'warn'] };

const badge = (words, state) => {
  const [word, look, sign] = words[state] ?? [state, 'queued', 'info'];
  return html`<span class="badge badge-plain is-${look}">${icon(sign)}<span class="badge-word">${word}</span></span>`;
};

class ProvidersPanel extends Element {
  #answer = new Answer(this, (signal) => images.providers(signal));

  constructor() {
    super();
    new Every(this, EVERY_MILLIS, () => this.#answer.ask());
  }

  render() {
    return html`<section class="panel ${this.#answer.isSettled ? '' : 'panel-waits'}" aria-labelledby="h-providers"><div class="panel-head"><h2 id="h-providers">Providers</h2><span class="muted small">limits hold over all replicas</span></div>
      ${this.#answer.show(({ items }) => html`<div class="table-wrap" tabindex="0" role="region" aria-label="Providers table"><table class="table"><caption class="vh">Providers</caption>
        <thead><tr><th scope="col">Provider</th><th scope="col">Health</th><th scope="col">Circuit</th><th scope="col">In flight</th><th scope="col" class="n">Orders a minute</th><th scope="col" class="n">Paid images</th><th scope="col" class="n">Cost so far</th></tr></thead>
        <tbody>${items.map((each) => this.#row(each))}</tbody></table></div>`)}</section>`;
  }

  #row({ name, description, health, circuit, limits, inUse, costPerImage, prices, imagesPaid, costSoFar }) {
    return html`<tr><td><div class="job-cell"><b class="strong" title=${description}>${name}</b><span>${cost(costPerImage, prices)}</span></div></td>
      <td>${badge(HEALTH, health)}</td><td>${badge(CIRCUIT, circuit.state)}${this.#why(circuit)}</td>
      <td><div class="progress-cell is-running"><progress max=${Math.max(1, limits.concurrent)} .value=${inUse} aria-label="${name}, in flight"></progress><span class="num">${inUse}/${limits.concurrent}</span></div></td>
      <td class="n">${limits.ordersPerMinute === 0 ? html`<span class="muted">no limit</span>` : count(limits.ordersPerMinute)}</td><td class="n">${count(imagesPaid)}</td><td class="n">${money(costSoFar)}</td></tr>`;
  }

  #why({ failuresInARow, nextTry, leftAloneUntil }) {
    if (leftAloneUntil) return html`<p class="muted small">asked to wait until ${when(leftAloneUntil)}</p>`;
    if (nextTry) return html`<p class="muted small">next try ${when(nextTry)}</p>`;
    return failuresInARow > 0 ? html`<p class="muted small num">${failuresInARow} failed in a row</p>` : nothing;
  }
}
customElements.define('providers-panel', ProvidersPanel);

function cost(each, prices) {
  if (each !== null && each !== undefined) return Number(each) === 0 ? 'free' : `${money(each)} each`;
  const all = Object.values(prices ?? {}).map(Number);
  return all.length > 0 ? `${money(Math.min(...all))} to ${money(Math.max(...all))} each` : `${UNKNOWN} price not known`;
}
