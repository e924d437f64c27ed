import { numberOf, wordsOf } from '../../lib/image.js';
import { jobName } from '../../lib/known-jobs.js';
import { html, live, nothing } from '../../lib/lit.js';
import { imageBadge } from '../../parts/badge.js';
import { icon } from '../../parts/icon.js';
import '../../parts/picture.js';

/** One image to be decided on. `act` gets a verb, `choose` whether a range is meant. */
export function reviewTile(image, { isChosen, isSent, host, act, choose, open, focused }) {
  const job = jobName(image.jobId, host);
  const name = `${numberOf(image).toLowerCase()} of ${job}`;
  const isWaiting = image.qcStatus === 'processing';
  const isBusy = isWaiting || isSent;
  return html`<li class="tile card-tile ${isSent ? 'tile-sent' : ''}" data-image=${image.id} aria-busy=${isBusy} @focusin=${focused}>
    <div class="tile-pic"><label class="pick"><input class="check" type="checkbox" aria-label="Select ${name}" .checked=${live(isChosen)} @click=${(event) => choose(event.shiftKey)}></label>
      <button class="tile-open" type="button" aria-label="Open ${name}" @click=${open}><factory-picture .image=${image} .room=${320} alt=${wordsOf(image)}></factory-picture></button>
      <span class="tile-state">${imageBadge(image.qcStatus, checkOf(image))}</span>
      ${isBusy ? html`<span class="tile-bar"><progress class="is-${isWaiting ? 'processing' : 'retry_pending'}" aria-label="${name} is being worked on"></progress></span>` : nothing}</div>
    <div class="card-tile-body"><p class="reason" title=${reasonOf(image)}>${reasonOf(image)}</p>
      <div class="between"><a class="truncate small muted-link" href="/jobs/${image.jobId}">${job}</a><span class="mono small muted">${numberOf(image).replace('Image ', '')}</span></div>
      <div class="row">${verbs(image, name, isSent, act)}</div></div></li>`;
}

/** A technical check begins its reason with its name. */
const CHECK = /^([a-z]+): (.+)$/s;
const capital = (text) => text && text[0].toUpperCase() + text.slice(1);
const checkOf = (image) => (image.qcStatus === 'qc_failed' ? capital(CHECK.exec(image.qcReason ?? '')?.[1]) : undefined);
export const reasonOf = (image) => capital(image.failure?.message ?? CHECK.exec(image.qcReason ?? '')?.[2] ?? image.qcReason) ?? 'No reason was given';
export const isDecidable = (image) => image.qcStatus === 'qc_failed' || image.qcStatus === 'retry_failed';

function verbs(image, name, isSent, act) {
  const isOff = isSent || !isDecidable(image);
  const isKept = isSent || image.qcStatus === 'processing';
  return html`<button class="btn btn-sm tile-act" type="button" ?disabled=${isOff} aria-label="Retry ${name}" @click=${() => act('retry')}>${icon('retry')}<span class="act-word" aria-hidden="true">Retry</span></button>
    <button class="btn btn-sm tile-act" type="button" ?disabled=${isOff} aria-label="Approve ${name}" @click=${() => act('approve')}>${icon('check')}<span class="act-word" aria-hidden="true">Approve</span></button>
    <button class="btn btn-sm btn-icon btn-danger push" type="button" ?disabled=${isKept} aria-label="Delete ${name}" @click=${() => act('delete')}>${icon('trash')}</button>`;
}
