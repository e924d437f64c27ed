import * as history from '../../api/history.js';
import { Answer } from '../../lib/answer.js';
import { Element } from '../../lib/element.js';
import { Every } from '../../lib/every.js';
import { html, nothing } from '../../lib/lit.js';
import { count, plural } from '../../lib/number.js';
import { icon } from '../../parts/icon.js';
import { when } from '../../parts/when.js';

/** How far history is behind each topic, and each of its partitions. */
const EVERY_MILLIS = 5_000;

class TopicsPanel extends Element {
  #answer = new Answer(this, (signal) => history.status(signal));

  constructor() {
    super();
    new Every(this, EVERY_MILLIS, () => this.#answer.ask());
  }

  render() {
    return html`<section class="panel ${this.#answer.isSettled ? '' : 'panel-waits'}" aria-labelledby="h-topics"><div class="panel-head"><h2 id="h-topics">Lag of the history</h2><span class="push"></span>${this.#badge()}</div>
      ${this.#answer.show(({ partitions }) => html`<ul class="rows rows-tight">${[...perTopic(partitions)].map(([topic, all]) => this.#topic(topic, all))}</ul>`)}
      ${this.#answer.isHere ? this.#foot(this.#answer.value) : nothing}</section>`;
  }

  #badge() {
    if (!this.#answer.isHere) return nothing;
    if (this.#answer.problem) return html`<span class="badge is-failed">${icon('warn')}${this.#answer.problem.title}</span>`;
    const { lag } = this.#answer.value;
    return lag === 0 ? html`<span class="badge is-completed">${icon('done')}Up to date</span>` : html`<span class="badge is-retry_pending num">${icon('clock')}${plural(lag, 'event')} behind</span>`;
  }

  #topic(topic, partitions) {
    const lag = partitions.reduce((sum, each) => sum + each.lag, 0);
    return html`<li><details class="grow topic"><summary><span class="mono small truncate">${topic}</span><span class="muted small num">${plural(partitions.length, 'partition')}</span><span class="num small lag-n">${count(lag)}</span></summary>
      <table class="table table-tight"><caption class="vh">${topic}</caption><thead><tr><th scope="col" class="n">Partition</th><th scope="col" class="n">Read up to</th><th scope="col" class="n">Written up to</th><th scope="col" class="n">Lag</th></tr></thead>
        <tbody>${partitions.map((each) => html`<tr><th scope="row" class="n">${each.partition}</th><td class="n">${count(each.next)}</td><td class="n">${count(each.end)}</td><td class="n">${count(each.lag)}</td></tr>`)}</tbody></table></details></li>`;
  }

  #foot({ lastEvent, jobsWithMissingEvents }) {
    return html`<div class="panel-foot"><span>last event ${when(lastEvent?.at)}</span>${jobsWithMissingEvents > 0 ? html`<span class="push fig-bad">${plural(jobsWithMissingEvents, 'job')} with missing events</span>` : nothing}</div>`;
  }
}
customElements.define('topics-panel', TopicsPanel);

function perTopic(partitions) {
  const topics = new Map();
  partitions.forEach((each) => topics.set(each.topic, [...(topics.get(each.topic) ?? []), each]));
  return topics;
}
