import { html, nothing } from '../../lib/lit.js';
import { plural } from '../../lib/number.js';
import { icon } from '../../parts/icon.js';

/** How the draft stands, and where it may go from here. */
export function savebar(draft, { isBusy, start }) {
  const wrong = draft.mistakes.length + (draft.jsonProblem ? 1 : 0);
  const isStuck = isBusy || draft.jsonProblem !== null;
  return html`<div class="savebar"><span class="row" role="status">${wrong > 0 ? html`<span class="badge is-failed">${icon('warn')}${plural(wrong, 'thing')} to fix</span>` : nothing}
      <span class="muted">${draft.isDirty ? 'Unsaved changes' : draft.isNew ? 'Nothing written yet' : 'Saved'}</span></span><span class="push hide-s"></span>
    <button class="btn btn-quiet" type="button" ?disabled=${!draft.isDirty} @click=${() => draft.discard()}>Discard</button>
    <button class="btn" type="submit" ?disabled=${isStuck || (!draft.isDirty && !draft.isNew)}>Save</button>
    <button class="btn btn-primary" type="button" ?disabled=${isStuck} @click=${start}>${icon('play')}${draft.isDirty || draft.isNew ? 'Save and start a job' : 'Start a job'}</button></div>`;
}
