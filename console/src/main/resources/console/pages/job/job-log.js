import { logUrl } from '../../api/history.js';
import { Element } from '../../lib/element.js';
import { html, nothing } from '../../lib/lit.js';
import { count } from '../../lib/number.js';
import { clockWithMillis, duration, exact } from '../../lib/time.js';
import { icon } from '../../parts/icon.js';
import { bones, empty } from '../../parts/state.js';
import { saveLog } from './job-actions.js';

/** The job's log, newest first, live while it runs. The last lines only: the whole is one click away. */
const MOST_LINES = 1_000;
/** What was said before comes in few pieces, so that it pushes itself down no more than it must. */
const GATHER_MILLIS = 200;
const LEVELS = [
  ['debug', 'Debug and above'],
  ['info', 'Info and above'],
  ['warn', 'Warnings and errors'],
  ['error', 'Errors'],
];
const STEPS = ['queue', 'job', 'generate', 'judge', 'process', 'describe'];

class JobLog extends Element {
  static properties = { jobId: {}, isOver: { type: Boolean }, level: { state: true }, step: { state: true }, plain: { state: true }, lines: { state: true }, isOpen: { state: true }, isHere: { state: true } };

  #source = null;
  #asked = null;
  #waiting = [];
  #timer = 0;
  #dropped = 0;

  constructor() {
    super();
    this.level = 'info';
    this.step = '';
    this.plain = false;
    this.lines = [];
    this.isOpen = false;
    this.isHere = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
    this.#asked = null;
  }

  willUpdate() {
    const asked = logUrl(this.jobId, { level: this.level, step: this.step });
    if (asked === this.#asked || !this.isConnected) return;
    this.#asked = asked;
    this.#follow(asked);
  }

  /** The browser goes on by itself after the last line it saw. */
  #follow(url) {
    this.#stop();
    this.lines = [];
    this.isHere = false;
    this.#dropped = 0;
    this.#source = new EventSource(url);
    this.#source.addEventListener('ready', () => {
      this.isOpen = true;
      this.#soon();
    });
    this.#source.addEventListener('error', () => (this.isOpen = false));
    this.#source.addEventListener('message', ({ data }) => {
      this.#waiting.push(JSON.parse(data));
      this.#soon();
    });
  }

  #soon() {
    this.#timer ||= setTimeout(() => this.#take(), GATHER_MILLIS);
  }

  #stop() {
    this.#source?.close();
    this.#source = null;
    this.#waiting = [];
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #take() {
    this.#timer = 0;
    this.isHere = true;
    const all = [...this.#waiting.reverse(), ...this.lines];
    this.#waiting = [];
    this.#dropped += Math.max(0, all.length - MOST_LINES);
    this.lines = all.slice(0, MOST_LINES);
  }

  render() {
    return html`<section class="panel" id="log" aria-labelledby="h-log"><div class="panel-head"><h2 id="h-log">Log</h2>
      ${this.isOver ? nothing : html`<span class="live ${this.isOpen ? '' : 'live-wait'}"><span class="live-dot"></span>${this.isOpen ? 'following' : 'not connected'}</span>`}<span class="push"></span>
      <label class="vh" for="log-level">Level</label><select class="select select-quiet" id="log-level" @change=${(event) => (this.level = event.target.value)}>${LEVELS.map(([level, words]) => html`<option value=${level} ?selected=${level === this.level}>${words}</option>`)}</select>
      <label class="vh" for="log-step">Step</label><select class="select select-quiet" id="log-step" @change=${(event) => (this.step = event.target.value)}><option value="">All steps</option>${STEPS.map((step) => html`<option ?selected=${step === this.step}>${step}</option>`)}</select>
      <div class="btn-group" role="group" aria-label="View">${[['Columns', false], ['Plain', true]].map(([words, plain]) => html`<button class="btn btn-sm" type="button" aria-pressed=${plain === this.plain} @click=${() => (this.plain = plain)}>${words}</button>`)}</div>
      <button class="btn btn-sm btn-icon" type="button" aria-label="Save the whole log" @click=${() => saveLog({ id: this.jobId })}>${icon('down')}</button></div>
      ${!this.isHere && this.lines.length === 0 ? bones(8) : this.lines.length === 0 ? empty('No lines', 'Nothing was logged at this level and step.', nothing, 'jobs') : this.#lines()}</section>`;
  }

  #lines() {
    return html`<div class="log" role="log" aria-label="Job log, newest first" aria-live="off" tabindex="0">${this.plain ? html`<pre class="log-plain">${this.lines.map((line) => `${text(line)}\n`)}</pre>` : this.lines.map(columns)}</div>
      ${this.#dropped > 0 ? html`<div class="panel-foot">The last ${count(MOST_LINES)} lines are shown; save the log for all of it.</div>` : nothing}`;
  }
}
customElements.define('job-log', JobLog);

const stepOf = (line) => [line.stepName, line.subStep].filter(Boolean).join(' / ');
const numberOf = (line) => (line.imageIndex === null || line.imageIndex === undefined ? '' : `#${line.imageIndex + 1}`);

const columns = (line) => html`<div class="log-line log-${line.level}"><span class="log-time" title=${exact(line.timestamp)}>${clockWithMillis(line.timestamp)}</span><span class="log-level">${line.level.toUpperCase()}</span><span class="log-step" title=${stepOf(line)}>${stepOf(line)}</span><span class="log-idx">${numberOf(line)}</span><span class="log-msg">${line.message}${line.errorCode ? html` <code>${line.errorCode}</code>` : nothing}</span><span class="log-dur">${line.durationMs === null ? '' : duration(line.durationMs)}</span></div>`;

const text = (line) => [line.timestamp, line.level.toUpperCase().padEnd(5), stepOf(line), numberOf(line), line.message, line.errorCode ?? ''].filter(Boolean).join(' ');
