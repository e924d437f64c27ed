import { html, nothing, render } from './lit.js';
import { icon } from '../parts/icon.js';

/**
 * A dialog is the browser's own, so the trap of focus, Escape and the top layer are its. It is in
 * the page exactly as long as it is open; what it was closed with is the answer.
 */
export class Dialog {
  #element = document.createElement('dialog');
  #template;
  #answer;

  /** @param template called with this dialog; again by {@link Dialog#update} */
  constructor(template, { className = 'modal', label } = {}) {
    this.#template = template;
    this.#element.className = className;
    if (label) this.#element.setAttribute('aria-label', label);
    this.#element.addEventListener('click', (event) => {
      if (event.target === this.#element) this.close();
    });
    this.#element.addEventListener('cancel', (event) => {
      if (event.target !== this.#element) return; // a file picker in it was
      event.preventDefault();
      this.close();
    });
    // The browser may close it by itself. Of a close of ours it tells late, perhaps when it is open again.
    this.#element.addEventListener('close', () => this.isOpen || this.#leave(''));
  }

  /** Answers, when it has been closed, with what it was closed with; '' for Escape. */
  open() {
    this.update();
    document.body.append(this.#element);
    this.#element.showModal();
    return new Promise((answer) => (this.#answer = answer));
  }

  get isOpen() {
    return this.#element.open;
  }

  get element() {
    return this.#element;
  }

  update() {
    render(this.#template(this), this.#element, { host: this });
  }

  close(answer = '') {
    if (!this.isOpen) return;
    this.#element.close();
    this.#leave(answer);
  }

  /** At once, or the next key would find neither an open dialog nor an empty page. */
  #leave(answer) {
    this.#element.remove();
    this.#answer(answer);
  }
}

/** Head, body and foot as every dialog has them. */
export const modal = (dialog, { title, body, foot = nothing }) => {
  dialog.element.setAttribute('aria-labelledby', 'dialog-title');
  return html`
    <div class="modal-head"><h2 id="dialog-title">${title}</h2>
      <button class="btn btn-quiet btn-icon push" type="button" aria-label="Close" @click=${() => dialog.close()}>${icon('x')}</button></div>
    <div class="modal-body">${body}</div>
    ${foot === nothing ? nothing : html`<div class="modal-foot">${foot}</div>`}`;
};
