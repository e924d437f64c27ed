import { complain, say } from '../../app/toasts.js';
import { Problem } from '../../api/problem.js';
import { html, nothing } from '../../lib/lit.js';
import { icon } from '../../parts/icon.js';
import { shown } from './fields.js';

/** The same document as text. While it is none, the form shows what it was last. */
const ID = 'f-json';
const textOf = (document) => JSON.stringify(document, null, 2);

export const jsonPanel = (draft, changed) => html`
  <section class="panel" aria-labelledby="h-json"><div class="panel-head"><h2 id="h-json"><label for=${ID}>JSON</label></h2><span class="muted small">the same document</span><span class="push"></span>
    <button class="btn btn-sm btn-quiet" type="button" @click=${() => copy(draft)}>${icon('copy')}Copy</button></div>
    <div class="panel-body stack"><textarea class="textarea json" id=${ID} rows="18" spellcheck="false" wrap="off" aria-invalid=${draft.jsonProblem ? 'true' : nothing} aria-describedby=${draft.jsonProblem ? 'json-e' : nothing}
      .value=${shown(ID, textOf(draft.document))} @input=${(event) => write(draft, event.target.value, changed)} @blur=${changed}></textarea>
    ${draft.jsonProblem ? html`<p class="error" id="json-e">${icon('warn')}<span>${draft.jsonProblem}</span></p>` : nothing}</div></section>`;

function write(draft, text, changed) {
  try {
    draft.putAll(documentOf(text));
  } catch (failure) {
    draft.jsonProblem = failure.message;
    changed();
  }
}

/** What an answer of the service carries beside it is no part of the document. */
export function documentOf(text) {
  const { id: _id, version: _version, createdAt: _created, updatedAt: _updated, ...document } = objectIn(text);
  const unknown = Object.keys(document).find((name) => !['name', 'tags', 'settings'].includes(name));
  if (unknown !== undefined) throw new Error(`Unknown field “${unknown}”: expected name, tags and settings.`);
  return { name: document.name ?? '', tags: document.tags ?? [], settings: document.settings ?? {} };
}

function objectIn(text) {
  const value = JSON.parse(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Error('Expected an object with name, tags and settings.');
  return value;
}

async function copy(draft) {
  try {
    await navigator.clipboard.writeText(textOf(draft.document));
    say('Copied');
  } catch {
    complain(new Problem({ code: 'clipboard_closed', title: 'Not copied', detail: 'The browser does not let this page write to the clipboard. The text can be selected and copied by hand.' }));
  }
}
