import { Dialog, modal } from '../../lib/dialog.js';
import { html } from '../../lib/lit.js';
import { plural } from '../../lib/number.js';
import { icon } from '../../parts/icon.js';
import '../../parts/picture.js';

/** Asks before pictures go for good. Answers whether they may. */
const SHOWN = 8;

export async function mayDelete(images) {
  const all = plural(images.length, 'image');
  const dialog = new Dialog((own) =>
    modal(own, {
      title: `Delete ${all}?`,
      body: html`<div class="row row-wrap" aria-hidden="true">${images.slice(0, SHOWN).map((image) => html`<factory-picture class="thumb thumb-lg" .image=${image} .room=${56}></factory-picture>`)}</div>
        <p class="soft">Their files are removed from the image store, and this cannot be undone. The jobs stay, and count them as failed.</p>`,
      foot: html`<button class="btn" type="button" autofocus @click=${() => own.close()}>Keep them</button>
        <button class="btn btn-danger" type="button" @click=${() => own.close('delete')}>${icon('trash')}Delete ${all}</button>`,
    }),
  );
  return (await dialog.open()) === 'delete';
}
