import { html, nothing } from '../lib/lit.js';
import { icon } from './icon.js';

/** A filter: what it is set to, and a small menu to set it. */
export const filterChip = ({ name, words, value, sign = 'plus', body, clear }) => html`
  <button class="chip ${value ? 'chip-on' : ''}" type="button" popovertarget="filter-${name}">${icon(sign)}${words}${value ? html` <b class="truncate">${value}</b>` : nothing}</button>
  <div class="menu menu-start" id="filter-${name}" popover role="group" aria-label="Filter: ${words}">${body}
    ${value ? html`<button class="menu-item rows-rule" type="button" popovertarget="filter-${name}" popovertargetaction="hide" @click=${clear}>${icon('x')}Remove this filter</button>` : nothing}</div>`;
