import { html, render } from '../../lib/lit.js';
import { isOver } from '../../lib/word.js';
import { icon } from '../../parts/icon.js';

/** What can be done to one job of the list, beside its button. */
export function openJobMenu({ job, button }, act) {
  const menu = document.createElement('div');
  menu.className = 'menu';
  menu.popover = 'auto';
  menu.setAttribute('role', 'group');
  menu.setAttribute('aria-label', `Actions for ${job.label ?? job.id}`);
  const item = (action, words, sign) => html`<button class="menu-item" type="button" @click=${() => { menu.hidePopover(); act(action); }}>${icon(sign)}${words}</button>`;
  render(html`
    <a class="menu-item" href="/jobs/${job.id}" @click=${() => menu.hidePopover()}>${icon('right')}Open</a>
    ${job.status === 'running' || job.status === 'queued' ? item('pause', 'Pause', 'pause') : ''}
    ${job.status === 'paused' ? item('resume', 'Resume', 'play') : ''}
    ${item('rerun', 'Rerun', 'retry')}
    ${isOver(job.status) ? '' : item('cancel', 'Cancel', 'stop')}
    ${item('delete', 'Delete', 'trash')}`, menu);
  menu.addEventListener('toggle', ({ newState }) => newState === 'closed' && menu.remove());
  document.body.append(menu);
  menu.showPopover({ source: button });
  menu.querySelector('.menu-item').focus();
}
