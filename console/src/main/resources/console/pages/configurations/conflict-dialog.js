import { Dialog, modal } from '../../lib/dialog.js';
import { differences } from '../../lib/document.js';
import { html, nothing } from '../../lib/lit.js';
import { plural } from '../../lib/number.js';
import { when } from '../../parts/when.js';

/**
 * Somebody saved the configuration since it was opened here: what differs, and what to do about it.
 * Answers `theirs`, `mine`, or nothing for going on.
 */
const MOST = 50;

export function conflict(mine, theirs) {
  const all = differences({ name: theirs.name, tags: theirs.tags, settings: theirs.settings }, mine);
  return new Dialog((dialog) =>
    modal(dialog, {
      title: 'Somebody changed it meanwhile',
      body: html`<p class="soft">It was saved elsewhere ${when(theirs.updatedAt)}, as version ${theirs.version}. Nothing of yours is lost yet.</p>
        ${all.length === 0 ? html`<p>Both say the same.</p>` : html`<div class="table-wrap table-short" tabindex="0" role="region" aria-label="What differs"><table class="table table-tight conflict"><caption>${plural(all.length, 'place')} where they differ</caption>
          <thead><tr><th scope="col">Setting</th><th scope="col">Theirs</th><th scope="col">Yours</th></tr></thead>
          <tbody>${all.slice(0, MOST).map(({ path, one, other }) => html`<tr><td><code>${path}</code></td><td>${told(one)}</td><td>${told(other)}</td></tr>`)}</tbody></table></div>`}
        ${all.length > MOST ? html`<p class="muted small">and ${plural(all.length - MOST, 'more place')}</p>` : nothing}`,
      foot: html`<button class="btn" type="button" @click=${() => dialog.close()}>Keep editing</button>
        <button class="btn" type="button" @click=${() => dialog.close('theirs')}>Take theirs</button>
        <button class="btn btn-danger" type="button" @click=${() => dialog.close('mine')}>Save mine over it</button>`,
    }),
  ).open();
}

const LONGEST = 120;
function told(value) {
  if (value === undefined) return html`<span class="muted">not said</span>`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
