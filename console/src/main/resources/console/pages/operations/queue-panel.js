import * as jobs from '../../api/jobs.js';
import { Problem } from '../../api/problem.js';
import { complain } from '../../app/toasts.js';
import { Answer } from '../../lib/answer.js';
import { Changes } from '../../lib/changes.js';
import { Element } from '../../lib/element.js';
import { Every } from '../../lib/every.js';
import { html, nothing, repeat } from '../../lib/lit.js';
import { count, plural } from '../../lib/number.js';
import { Drag } from './drag.js';
import { Lift } from './lift.js';
import { priorities } from './queue-order.js';
import { runningRow, waitingRow } from './queue-row.js';

/** Who runs in which lane, and who is next: the order can be changed by drag and by keys. */
const MOVES = /\.(queued|started|paused|resumed|completed|failed|cancelled|deleted|prioritized|edited)$/;
/** No event tells of progress alone. */
const PROGRESS_MILLIS = 3_000;

class QueuePanel extends Element {
  #answer = new Answer(this, (signal) => jobs.queue(signal));
  #lift = null;
  #drag = new Drag({ moved: (event) => this.#dragged(event), dropped: () => this.#drop(), cancelled: () => this.#putBack() });
  #said = '';
  #isBusy = false;

  constructor() {
    super();
    new Changes(this, () => this.#look(), (event) => MOVES.test(event.type));
    new Every(this, PROGRESS_MILLIS, () => this.#look());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#letGo();
  }

  /** Nothing moves under somebody's hands. */
  #look() {
    return this.#lift || this.#isBusy ? undefined : this.#answer.ask();
  }

  get #queued() {
    const { queued } = this.#answer.value;
    return this.#lift ? this.#lift.over(queued) : queued;
  }

  #raise(job) {
    const { queued } = this.#answer.value;
    this.#lift = new Lift(job.id, queued.findIndex(({ id }) => id === job.id));
    this.#say(`${job.label} lifted, place ${this.#lift.at + 1} of ${queued.length}`);
  }

  #moveTo(place) {
    const { queued } = this.#answer.value;
    this.#lift.to(place, queued.length);
    this.#say(`${queued.find(({ id }) => id === this.#lift.id)?.label}, place ${this.#lift.at + 1} of ${queued.length}`);
  }

  #putBack() {
    this.#letGo();
    this.#say('Put back where it was');
  }

  #letGo() {
    this.#lift = null;
    this.#drag.end();
  }

  #say(words) {
    this.#said = words;
    this.requestUpdate();
  }

  async #drop() {
    const { queued, priorityWorthSeconds } = this.#answer.value;
    const { id, hasMoved } = this.#lift;
    const wanted = this.#queued;
    const changes = hasMoved ? priorities(queued, wanted, priorityWorthSeconds * 1000) : [];
    this.#letGo();
    if (changes === null) return this.#tooFar();
    this.#answer.value = { ...this.#answer.value, queued: wanted };
    this.#say(`${wanted.find((job) => job.id === id)?.label} dropped, place ${wanted.findIndex((job) => job.id === id) + 1} of ${wanted.length}`);
    await this.#send(changes);
    await this.updateComplete;
    this.#focus(id);
  }

  #tooFar() {
    complain(new Problem({ code: 'out_of_range', title: 'Too far to move', detail: 'Priorities go from −100 to 100, and none of them would put the job there.' }));
    this.requestUpdate();
  }

  async #send(changes) {
    this.#isBusy = true;
    try {
      for (const { id, priority } of changes) await jobs.change(id, { priority });
    } catch (problem) {
      complain(problem);
    } finally {
      this.#isBusy = false;
      await this.#answer.ask();
    }
  }

  #focus(id) {
    this.querySelector(`[data-job="${id}"] .handle`)?.focus();
  }

  async #pressed(event, job, place) {
    const isLifted = this.#lift?.id === job.id;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === ' ' || event.key === 'Enter') isLifted ? this.#drop() : this.#raise(job);
    else if (event.key === 'Escape' && isLifted) this.#putBack();
    else if (step && isLifted) this.#moveTo(place + step);
    else return;
    event.preventDefault();
    event.stopPropagation();
    await this.updateComplete;
    this.#focus(job.id);
  }

  #grabbed(event, job) {
    if (event.button !== 0 || this.#isBusy) return;
    event.preventDefault();
    event.currentTarget.focus();
    this.#raise(job);
    this.#drag.begin();
  }

  #dragged({ clientY }) {
    const rows = [...this.querySelectorAll('[data-job]')].filter((row) => row.dataset.job !== this.#lift.id);
    this.#moveTo(rows.filter((row) => row.getBoundingClientRect().top + row.offsetHeight / 2 < clientY).length);
  }

  #step(job, step) {
    this.#raise(job);
    this.#moveTo(this.#lift.from + step);
    this.#drop();
  }

  render() {
    return html`<section class="panel ${this.#answer.isSettled ? '' : 'panel-waits'}" id="queue" aria-labelledby="h-queue"><div class="panel-head"><h2 id="h-queue">Queue</h2>${this.#lanes()}<span class="push"></span>
        <span class="muted small hide-s"><kbd>Space</kbd> lift <kbd>↑</kbd> <kbd>↓</kbd> move <kbd>Esc</kbd> put back</span></div>
      ${this.#answer.show(({ running }) => html`${running.length > 0 ? html`<ul class="rows rows-lanes" aria-label="In the lanes">${running.map(runningRow)}</ul>` : nothing}${this.#waiting()}`)}
      <p class="vh" role="status">${this.#said}</p></section>`;
  }

  #lanes() {
    if (!this.#answer.isHere) return nothing;
    const { lanes, running, queued } = this.#answer.value;
    return html`<span class="muted small num">${count(running.length)} of ${plural(lanes, 'lane')} in use, ${count(queued.length)} ${queued.length === 1 ? 'waits' : 'wait'}</span>`;
  }

  #waiting() {
    const queued = this.#queued;
    if (queued.length === 0) return html`<div class="panel-body"><p class="muted small">Nobody waits.</p></div>`;
    return html`<ol class="rows rows-own" aria-label="Waiting, in order">${repeat(queued, ({ id }) => id, (job, place) => this.#row(job, place, queued.length))}</ol>`;
  }

  #row(job, place, length) {
    return waitingRow(job, place, {
      length,
      isLifted: this.#lift?.id === job.id,
      isBusy: this.#isBusy,
      pressed: (event) => this.#pressed(event, job, place),
      grabbed: (event) => this.#grabbed(event, job),
      step: (by) => this.#step(job, by),
    });
  }
}
customElements.define('queue-panel', QueuePanel);
