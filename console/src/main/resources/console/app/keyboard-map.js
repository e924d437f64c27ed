import { Dialog, modal } from '../lib/dialog.js';
import { html } from '../lib/lit.js';
import { keyboard } from './keyboard.js';

/** Every key that does something on this page, and the switch for single keys. */
export function openKeyboardMap() {
  const keys = keyboard.map;
  new Dialog((dialog) =>
    modal(dialog, {
      title: 'Keyboard map',
      body: html`
        <dl class="keys">${keys.map(([key, words]) => html`<dt>${caps(key)}</dt><dd>${words}</dd>`)}
          <dt><kbd>Esc</kbd></dt><dd>Close what is open</dd></dl>
        <label class="switch"><span><span class="label">Single keys</span><span class="help"> off while you write; switch them off if your input device needs them</span></span>
          <input type="checkbox" role="switch" .checked=${keyboard.isOn} @change=${(event) => (keyboard.isOn = event.target.checked)}></label>`,
    }),
  ).open();
}

const NAMES = { Control: 'Ctrl', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Delete: 'Del', Escape: 'Esc' };
const caps = (key) => key.split(' ').map((sequence) => html`${sequence.split('+').map((cap) => html`<kbd>${NAMES[cap] ?? (cap.length === 1 ? cap.toUpperCase() : cap)}</kbd> `)}`);
