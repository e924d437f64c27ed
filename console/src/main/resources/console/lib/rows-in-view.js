/**
 * Which rows of a long list are to be seen: only those, and some around them, are in the page. All
 * rows are equally high; the list scrolls in its own box, or with the page.
 */
const AROUND = 12;
const SOME = 40;

export class RowsInView {
  #host;
  #body;
  #box;
  #frame = 0;

  height;
  first = 0;
  last = SOME;

  /** @param find answers with the scroller and the body that holds the rows */
  constructor(host, { height, find }) {
    this.#host = host;
    this.#box = () => find().box;
    this.#body = () => find().body;
    this.height = height;
    host.addController(this);
  }

  hostConnected() {
    addEventListener('scroll', this.#soon, { capture: true, passive: true });
    addEventListener('resize', this.#soon);
  }

  hostDisconnected() {
    removeEventListener('scroll', this.#soon, { capture: true });
    removeEventListener('resize', this.#soon);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  hostUpdated() {
    const row = this.#body()?.querySelector('[data-row]');
    const height = row?.getBoundingClientRect().height;
    if (height && Math.abs(height - this.height) > 0.5) {
      this.height = height;
      this.#soon();
    }
  }

  /** So that a row is in view, and in the page. */
  reveal(index) {
    const box = this.#box();
    const head = box.querySelector('thead')?.getBoundingClientRect().height ?? 0;
    const top = index * this.height;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + this.height > box.scrollTop + box.clientHeight - head) box.scrollTop = top + this.height + head - box.clientHeight;
    this.#look();
  }

  #soon = () => {
    this.#frame ||= requestAnimationFrame(() => this.#look());
  };

  #look() {
    this.#frame = 0;
    const body = this.#body();
    if (!body) return;
    const box = this.#box().getBoundingClientRect();
    const top = body.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor((Math.max(0, box.top) - top) / this.height) - AROUND);
    const last = Math.max(first + SOME, Math.ceil((Math.min(innerHeight, box.bottom) - top) / this.height) + AROUND);
    if (first === this.first && last === this.last) return;
    this.first = first;
    this.last = last;
    this.#host.requestUpdate();
  }
}
