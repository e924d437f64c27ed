import { html, nothing } from '../../lib/lit.js';
import { count } from '../../lib/number.js';
import { when } from '../../parts/when.js';

/** How far history is behind each topic. */
export const lagPanel = (status) => html`<section class="panel" aria-labelledby="h-lag"><div class="panel-head"><h2 id="h-lag">Lag per topic</h2><span class="push"></span>${status.value?.lastEvent ? html`<span class="muted small">last event ${when(status.value.lastEvent.at)}</span>` : nothing}</div>
  ${status.show(({ partitions }) => html`<ul class="rows rows-tight">${[...perTopic(partitions)].map(([topic, lag]) => html`<li><div class="grow truncate mono small">${topic}</div><span class="num small lag-n">${count(lag)}</span></li>`)}</ul>`)}</section>`;

function perTopic(partitions) {
  const lags = new Map();
  partitions.forEach(({ topic, lag }) => lags.set(topic, (lags.get(topic) ?? 0) + lag));
  return lags;
}
