import * as upkeep from '../../api/upkeep.js';
import { attempt } from '../../app/toasts.js';
import { Answer } from '../../lib/answer.js';
import { Element } from '../../lib/element.js';
import { Every } from '../../lib/every.js';
import { html, nothing } from '../../lib/lit.js';
import { count, percent } from '../../lib/number.js';
import { duration } from '../../lib/time.js';
import { spoken } from '../../lib/word.js';
import { confirmed } from '../../parts/confirm.js';
import { icon } from '../../parts/icon.js';
import { when } from '../../parts/when.js';

/** History is made anew from the topics, while the old one goes on serving. */
const RUNNING_MILLIS = 1_500;
const RESTING_MILLIS = 15_000;
const STATES = { telling: ['Running', 'running', 'run'], completed: ['Completed', 'completed', 'done'], failed: ['Failed', 'failed', 'fail'] };
const PHASES = { topics: 'reading the topics', indices: 'making indices', kept: 'telling what the topics no longer have', swap: 'taking its place' };

class RebuildPanel extends Element {
  #answer = new Answer(this, (signal) => upkeep.rebuilds(signal));
  #looks = new Every(this, () => (this.#answer.value?.running ? RUNNING_MILLIS : RESTING_MILLIS), () => this.#answer.ask());

  async #begin() {
    const may = await confirmed({
      title: 'Rebuild the history?',
      text: 'A second set of tables is filled from the topics. Readers stay on the old one until the new one takes its place, so nothing is missing meanwhile. It costs the database work for a while.',
      verb: 'Rebuild',
      keep: 'Not now',
    });
    if (may && (await attempt(upkeep.rebuild, 'The rebuild has begun'))) this.#looks.again();
  }

  render() {
    const latest = this.#answer.value?.latest;
    return html`<section class="panel ${this.#answer.isSettled ? '' : 'panel-waits'}" aria-labelledby="h-rebuild"><div class="panel-head"><h2 id="h-rebuild">Rebuild of the history</h2><span class="push"></span>${latest ? state(latest) : nothing}</div>
      ${this.#answer.show((view) => html`<div class="panel-body stack"><p class="soft small">A second set of tables is filled from the topics. Readers stay on the old one until it takes its place.</p>${latest ? this.#progress(latest) : html`<p class="muted small">None was ever asked for.</p>`}</div>
        ${view.earlier.length > 0 ? this.#earlier(view.earlier) : nothing}
        <div class="panel-foot"><button class="btn btn-sm" type="button" ?disabled=${view.running} @click=${() => this.#begin()}>${icon('retry')}Rebuild</button>${latest ? html`<span class="push">asked for by ${latest.askedBy}, ${when(latest.startedAt)}</span>` : nothing}</div>`)}</section>`;
  }

  #progress(latest) {
    return html`<div class="bar-line is-${STATES[latest.state]?.[1]}"><div class="between"><span class="strong num">${percent(latest.percent)}</span><span class="muted num">${count(latest.told)} of ${count(latest.total)} records${latest.state === 'telling' ? `, ${PHASES[latest.phase] ?? latest.phase}` : ''}</span></div>
        <progress max="100" .value=${latest.percent} aria-label="Rebuild">${percent(latest.percent)}</progress></div>
      ${latest.error ? html`<div class="banner is-failed">${icon('warn')}<span>${latest.error}</span></div>` : nothing}
      <dl class="figs"><div><dt>Not taken in</dt><dd>${count(latest.skipped)}</dd></div><div><dt>Kept from before</dt><dd>${count(latest.kept)}</dd></div><div><dt>Took</dt><dd>${duration(millis(latest))}</dd></div></dl>`;
  }

  #earlier(all) {
    return html`<details class="earlier"><summary>Earlier ones</summary><ul class="rows rows-tight">${all.map((each) => html`<li>${state(each)}<span class="grow small muted">${when(each.startedAt)} by ${each.askedBy}</span><span class="num small">${count(each.told)}</span></li>`)}</ul></details>`;
  }
}
customElements.define('rebuild-panel', RebuildPanel);

const millis = ({ startedAt, finishedAt }) => (finishedAt ? Date.parse(finishedAt) : Date.now()) - Date.parse(startedAt);

function state(rebuild) {
  const [word, look, sign] = STATES[rebuild.state] ?? [spoken(rebuild.state), 'queued', 'info'];
  return html`<span class="badge is-${look} ${look === 'running' ? 'badge-spin' : ''}" role="status">${icon(sign)}<span class="badge-word">${word}</span></span>`;
}
