import * as upkeep from '../../api/upkeep.js';
import { attempt, say } from '../../app/toasts.js';
import { Answer } from '../../lib/answer.js';
import { Element } from '../../lib/element.js';
import { html, nothing } from '../../lib/lit.js';
import { bytes, count, plural } from '../../lib/number.js';
import { Paged } from '../../lib/paged.js';
import { exact } from '../../lib/time.js';
import { kindIcon } from '../../lib/word.js';
import { jobBadge } from '../../parts/badge.js';
import { confirmed } from '../../parts/confirm.js';
import { icon } from '../../parts/icon.js';
import { when } from '../../parts/when.js';
import { inPortions } from './portions.js';

/** What is too old, what would become of it, and the archives it went to. */
const jobsOf = ({ expired }) => expired.reduce((sum, { jobs }) => sum + jobs, 0);

class RetentionPanel extends Element {
  #plan = new Answer(this, (signal) => upkeep.retain(true, signal));
  #archives = new Paged(this, (query, signal) => upkeep.archives(query, signal));
  #plannedAt = null;
  #isBusy = false;

  connectedCallback() {
    super.connectedCallback();
    this.#dryRun();
    this.#archives.start();
  }

  async #dryRun() {
    await this.#plan.ask();
    this.#plannedAt = new Date().toISOString();
    this.requestUpdate();
  }

  get #jobs() {
    return jobsOf(this.#plan.value ?? { expired: [] });
  }

  async #run() {
    const may = await confirmed({
      title: `Archive and drop ${plural(this.#jobs, 'job')}?`,
      text: 'They are written to files first, then they leave the history. An archive can be brought back below.',
      verb: 'Archive and drop',
      isDanger: true,
    });
    if (!may) return;
    this.#isBusy = true;
    this.requestUpdate();
    const gone = await inPortions(() => upkeep.retain(false), jobsOf);
    this.#isBusy = false;
    say(`${plural(gone, 'job')} archived`);
    await Promise.all([this.#dryRun(), this.#archives.again()]);
  }

  async #restore({ name, jobs }) {
    const may = await confirmed({ title: 'Bring these jobs back?', text: `${plural(jobs, 'job')} of ${name} would be told again.`, verb: 'Bring back', keep: 'Not now' });
    if (!may) return;
    await attempt(() => upkeep.restore(name), (restored) => `${plural(restored.jobs, 'job')} came back`);
    await Promise.all([this.#dryRun(), this.#archives.again()]);
  }

  render() {
    return html`<section class="panel ${this.#plan.isSettled ? '' : 'panel-waits'}" aria-labelledby="h-retention"><div class="panel-head"><h2 id="h-retention">Retention</h2>${this.#plan.isHere ? html`<span class="muted small">dry run ${when(this.#plannedAt)}</span>` : nothing}<span class="push"></span>
        <button class="btn btn-sm" type="button" @click=${() => this.#dryRun()}>${icon('play')}Dry run</button></div>
      ${this.#plan.show(({ expired }) => (expired.length === 0 ? html`<div class="panel-body"><p class="muted small">Nothing is too old, or there are no rules (<code>factory.retention.rules</code>).</p></div>` : this.#table(expired)))}
      ${this.#plan.isHere ? html`<div class="panel-foot"><span class="num">${this.#jobs > 0 ? `${plural(this.#jobs, 'job')} would be archived to files, then dropped` : 'Nothing would go now'}</span>
        <button class="btn btn-sm btn-danger push" type="button" ?disabled=${this.#jobs === 0 || this.#isBusy} @click=${() => this.#run()}>Archive and drop</button></div>` : nothing}
      ${this.#archives.items?.length > 0 ? this.#files(this.#archives.items) : nothing}</section>`;
  }

  #table(expired) {
    return html`<div class="table-wrap" tabindex="0" role="region" aria-label="Retention table"><table class="table table-tight"><caption class="vh">What retention would archive and drop</caption>
      <thead><tr><th scope="col">Kind</th><th scope="col">Status</th><th scope="col" class="n">Ended before</th><th scope="col" class="n">Jobs</th></tr></thead>
      <tbody>${expired.map(({ kind, status, before, jobs }) => html`<tr><td><span class="kind">${icon(kindIcon(kind))}${kind}</span></td><td>${jobBadge(status, 'badge-plain')}</td><td class="n"><span title=${exact(before)}>${when(before)}</span></td><td class="n">${count(jobs)}</td></tr>`)}</tbody></table></div>`;
  }

  #files(archives) {
    return html`<details class="earlier"><summary>Archives</summary><ul class="rows rows-tight">${archives.map((archive) => html`<li><div class="grow"><span class="mono small truncate">${archive.name}</span><p class="num">${plural(archive.jobs, 'job')}, ${plural(archive.events, 'event')}, ${bytes(archive.bytes)}</p></div>
      <button class="btn btn-sm" type="button" aria-label="Bring back ${archive.name}" @click=${() => this.#restore(archive)}>${icon('undo')}Bring back</button></li>`)}</ul></details>`;
  }
}
customElements.define('retention-panel', RetentionPanel);
