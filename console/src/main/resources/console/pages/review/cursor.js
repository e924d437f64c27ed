/** The image that has the focus, and where it stands. When it has gone, the next one has the focus. */
export class Cursor {
  #host;
  #rows;
  #at = -1;
  #held;

  /** Its id; it stays when the focus goes elsewhere. */
  id = null;

  /** @param rows answers with the images as they are shown */
  constructor(host, rows) {
    this.#host = host;
    this.#rows = rows;
    host.addController(this);
  }

  hostUpdate() {
    this.#held = this.#host.querySelector('[data-image]:focus-within')?.dataset.image;
  }

  hostUpdated() {
    if (!this.#held || document.activeElement !== document.body || this.#host.querySelector(tile(this.#held))) return;
    const rows = this.#rows();
    const next = rows[Math.min(this.#at, rows.length - 1)];
    if (next) this.focus(next.id);
  }

  /** Another list. */
  forget() {
    this.id = null;
    this.#at = -1;
  }

  /** The focus came to this image. */
  remember(image) {
    this.id = image.id;
    this.#at = this.#rows().indexOf(image);
  }

  move(step) {
    const rows = this.#rows();
    if (rows.length === 0) return;
    const known = rows.findIndex((image) => image.id === this.id);
    const at = known < 0 && step > 0 ? Math.max(-1, this.#at - 1) : known < 0 ? this.#at : known;
    this.focus(rows[Math.min(rows.length - 1, Math.max(0, at + step))].id);
  }

  async focus(id) {
    await this.#host.updateComplete;
    this.#host.querySelector(`${tile(id)} .tile-open`)?.focus();
  }
}

const tile = (id) => `[data-image="${id}"]`;
