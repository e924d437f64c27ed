import { Element } from '../lib/element.js';
import { html, nothing, repeat } from '../lib/lit.js';
import { icon } from '../parts/icon.js';
import { Problem } from '../api/problem.js';

/** Short words about what was done. A refusal stays until it is closed. */
const SHOWN_MILLIS = 6_000;
let last = 0;

export class FactoryToasts extends Element {
  static properties = { toasts: { state: true } };

  constructor() {
    super();
    this.toasts = [];
  }

  add(toast) {
    const id = ++last;
    this.toasts = [...this.toasts, { id, ...toast }];
    if (!toast.stays) setTimeout(() => this.#close(id), SHOWN_MILLIS);
  }

  #close(id) {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  render() {
    return html`<div class="toasts" role="region" aria-label="Messages" aria-live="polite">
      ${repeat(this.toasts, (toast) => toast.id, (toast) => html`
        <div class="toast ${toast.stays ? 'is-failed' : 'is-completed'}" role=${toast.stays ? 'alert' : 'status'}>
          ${icon(toast.stays ? 'fail' : 'done')}
          <div><span class="strong">${toast.title}</span>${toast.text ? html`<p>${toast.text}</p>` : nothing}
            ${toast.code ? html`<p><code>${toast.code}</code></p>` : nothing}</div>
          <button class="btn btn-quiet btn-icon btn-sm" type="button" aria-label="Close this message" @click=${() => this.#close(toast.id)}>${icon('x')}</button>
        </div>`)}
    </div>`;
  }
}
customElements.define('factory-toasts', FactoryToasts);

const toasts = () => document.querySelector('factory-toasts');

export const say = (title, text) => toasts().add({ title, text });

/** Runs a command; says that it was granted, or why it was not. Answers whether it was. */
export async function attempt(command, granted) {
  try {
    const answer = await command();
    if (granted) say(typeof granted === 'function' ? granted(answer) : granted);
    return true;
  } catch (problem) {
    complain(problem);
    return false;
  }
}

export function complain(problem) {
  if (!(problem instanceof Problem)) throw problem;
  const fields = problem.errors.map(({ field, message, detail }) => `${field}: ${message ?? detail}`);
  toasts().add({
    title: problem.title,
    text: [problem.detail, ...fields].filter(Boolean).join(' · '),
    code: problem.code,
    stays: true,
  });
}
