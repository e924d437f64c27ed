import { Dialog, modal } from '../lib/dialog.js';
import { html, nothing } from '../lib/lit.js';

/** Asks before a verb that takes something away. Answers whether it may. */
export async function confirmed({ title, text, detail = nothing, verb, keep = 'Keep it', isDanger = false }) {
  const dialog = new Dialog((each) =>
    modal(each, {
      title,
      body: html`<p class="soft">${text}</p>${detail}`,
      foot: html`<button class="btn" type="button" autofocus @click=${() => each.close()}>${keep}</button>
        <button class="btn ${isDanger ? 'btn-danger' : 'btn-primary'}" type="button" @click=${() => each.close('yes')}>${verb}</button>`,
    }),
  );
  return (await dialog.open()) === 'yes';
}
