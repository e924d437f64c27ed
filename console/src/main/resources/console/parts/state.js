import { html, nothing } from '../lib/lit.js';
import { icon } from './icon.js';

/** What stands where nothing can be shown: what it is, and the one next step. */
export const empty = (title, text, action = nothing, sign = 'info') =>
  html`<div class="state">${icon(sign, 'icon-lg')}<h3>${title}</h3><p>${text}</p>${action}</div>`;

export const failure = (problem, again) =>
  html`<div class="state state-error" role="alert">${icon('warn', 'icon-lg')}
    <h3>${problem.title}</h3><p>${problem.detail}</p><p><code>${problem.status || ''} ${problem.code}</code></p>
    ${again ? html`<button class="btn" type="button" @click=${again}>Try again</button>` : nothing}</div>`;

export const bones = (rows = 4) =>
  html`<div class="panel-body stack" aria-hidden="true">${Array.from({ length: rows }, (_, row) => html`<span class="sk ${['sk-60', 'sk-80', 'sk-40'][row % 3]}"></span>`)}</div>`;
