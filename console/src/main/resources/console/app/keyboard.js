import { keep, kept } from '../lib/storage.js';

/**
 * Single keys and `g` followed by one. They are off while a field has the focus, and may be
 * switched off; keys with Ctrl always work. Nothing does while a dialog is open: it comes first.
 */
const SEQUENCE_MILLIS = 1_200;
const FIELDS = 'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]';

class Keyboard {
  #layers = [];
  #first = null;
  #timer = 0;

  start() {
    document.addEventListener('keydown', (event) => this.#pressed(event));
  }

  /**
   * Keys hold until the answer is called; the layer that came last wins. One without a function
   * is an element's own, and only told by the map.
   */
  on(keys) {
    this.#layers.unshift(keys);
    return () => {
      this.#layers = this.#layers.filter((layer) => layer !== keys);
    };
  }

  /** Everything that a key does now: `[key, words]`. */
  get map() {
    const seen = new Map();
    for (const layer of this.#layers) {
      for (const [key, [words]] of Object.entries(layer)) if (!seen.has(key)) seen.set(key, words);
    }
    return [...seen];
  }

  get isOn() {
    return kept('single-keys') !== 'off';
  }

  set isOn(on) {
    keep('single-keys', on ? null : 'off');
  }

  #pressed(event) {
    if (event.isComposing || event.defaultPrevented || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    const key = nameOf(event, control);
    if (control) return this.#run(key, event);
    if (event.target.closest?.(FIELDS) || isAsked() || !this.isOn) return;
    const sequence = this.#first === null ? key : `${this.#first} ${key}`;
    this.#forget();
    if (this.#find(sequence)) return this.#run(sequence, event);
    if (this.#layers.some((layer) => Object.keys(layer).some((each) => each.startsWith(`${key} `)))) {
      this.#first = key;
      this.#timer = setTimeout(() => this.#forget(), SEQUENCE_MILLIS);
    }
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#first = null;
  }

  #find(key) {
    return this.#layers.find((layer) => layer[key]?.[1])?.[key];
  }

  #run(key, event) {
    const found = this.#find(key);
    if (!found) return;
    event.preventDefault();
    if (!isAsked()) found[1](event);
  }
}

const isAsked = () => document.querySelector('dialog[open]') !== null;

function nameOf({ key, shiftKey }, control) {
  const name = key.length === 1 ? key.toLowerCase() : key;
  const isLetter = /^[a-z]$/.test(name);
  return (control ? 'Control+' : '') + (shiftKey && (isLetter || name.length > 1) ? 'Shift+' : '') + name;
}

export const keyboard = new Keyboard();
