/** Looks again and again while the page is seen; one look at a time. */
export class Every {
  #look;
  #millis;
  #timer = 0;
  #isConnected = false;

  /** @param millis between the end of a look and the next; a function if it changes */
  constructor(host, millis, look) {
    this.#look = look;
    this.#millis = typeof millis === 'function' ? millis : () => millis;
    host.addController(this);
  }

  hostConnected() {
    this.#isConnected = true;
    document.addEventListener('visibilitychange', this.again);
    this.again();
  }

  hostDisconnected() {
    this.#isConnected = false;
    document.removeEventListener('visibilitychange', this.again);
    clearTimeout(this.#timer);
  }

  /** Now, instead of when the next look is due. */
  again = async () => {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    try {
      await this.#look();
    } finally {
      clearTimeout(this.#timer);
      if (this.#isConnected) this.#timer = setTimeout(this.again, this.#millis());
    }
  };
}
