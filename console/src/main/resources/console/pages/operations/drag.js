/** Follows the pointer, wherever it goes, until it lets go. */
export class Drag {
  #heard;

  /** @param told `moved(event)`, `dropped()`, `cancelled()` */
  constructor({ moved, dropped, cancelled }) {
    this.#heard = { pointermove: moved, pointerup: dropped, pointercancel: cancelled, keydown: (event) => escaped(event, cancelled) };
  }

  begin() {
    for (const [type, hear] of Object.entries(this.#heard)) addEventListener(type, hear, { capture: true });
  }

  end() {
    for (const [type, hear] of Object.entries(this.#heard)) removeEventListener(type, hear, { capture: true });
  }
}

function escaped(event, cancelled) {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  cancelled();
}
