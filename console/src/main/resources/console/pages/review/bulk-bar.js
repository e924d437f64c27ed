import { html } from '../../lib/lit.js';
import { count } from '../../lib/number.js';
import { icon } from '../../parts/icon.js';
import '../../parts/picture.js';

/** What was chosen, and what can be done to all of it. */
const SHOWN = 3;

export function bulkBar(bucket, desk) {
  const { images } = bucket;
  const verb = (name, words, sign, look) => html`<button class="btn btn-sm ${look}" type="button" ?disabled=${desk.isBusy} @click=${() => desk.run(name, images)}>${icon(sign)}${words}</button>`;
  return html`<div class="bulk" role="region" aria-label="Selection"><span class="row" aria-hidden="true">${images.slice(0, SHOWN).map((image) => html`<factory-picture class="thumb" .image=${image} .room=${40}></factory-picture>`)}</span>
    <span role="status"><b class="num">${count(images.length)}</b> selected</span><span class="bulk-rule"></span>
    ${verb('retry', 'Retry', 'retry', 'btn-primary')}${verb('approve', 'Approve as is', 'check', '')}${verb('delete', 'Delete', 'trash', 'btn-danger')}
    <button class="btn btn-sm btn-quiet btn-icon" type="button" aria-label="Clear selection" @click=${() => bucket.clear()}>${icon('x')}</button></div>`;
}
