import { html } from '../lib/lit.js';

const SPRITE = new URL('../icons.svg', import.meta.url).href;

export const icon = (name, extra = '') =>
  html`<svg class="icon ${extra}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href="${SPRITE}#i-${name}"></use></svg>`;
