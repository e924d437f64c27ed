import { Page } from '../../app/page.js';
import { html } from '../../lib/lit.js';
import './erase-panel.js';
import './letters-panel.js';
import './providers-panel.js';
import './queue-panel.js';
import './rebuild-panel.js';
import './retention-panel.js';
import './topics-panel.js';

/** What needs a hand, and what runs behind the scenes. Each panel asks for itself. */
class OperationsPage extends Page {
  get heading() {
    return 'Operations';
  }

  get keys() {
    return {
      q: ['To the queue', () => this.querySelector('queue-panel .handle')?.focus()],
      Space: ['Lift the job in the queue, and drop it'],
      ArrowUp: ['Move the lifted job up'],
      ArrowDown: ['Move the lifted job down'],
      Escape: ['Put the lifted job back'],
    };
  }

  render() {
    return html`<div class="page">
      <div class="page-head"><div class="page-title"><h1>Operations</h1><p>What needs a hand, and what runs behind the scenes.</p></div></div>
      <letters-panel .query=${this.query}></letters-panel>
      <div class="grid grid-2 operations"><queue-panel></queue-panel><div class="grid"><topics-panel></topics-panel><rebuild-panel></rebuild-panel></div></div>
      <providers-panel></providers-panel>
      <div class="grid grid-2 operations"><retention-panel></retention-panel><erase-panel></erase-panel></div></div>`;
  }
}
customElements.define('operations-page', OperationsPage);
