import { router } from '../app/router.js';
import { confirmed } from '../parts/confirm.js';

/** Asks before something unsaved is left: by a link, by Back, or by closing the tab. */
export class Unsaved {
  #isThere;
  #isAsking = false;
  #isLeaving = false;

  constructor(host, isThere) {
    this.#isThere = isThere;
    host.addController(this);
  }

  hostConnected() {
    addEventListener('beforeunload', this.#closing);
    globalThis.navigation?.addEventListener('navigate', this.#moving);
  }

  hostDisconnected() {
    removeEventListener('beforeunload', this.#closing);
    globalThis.navigation?.removeEventListener('navigate', this.#moving);
  }

  #closing = (event) => {
    if (this.#isThere()) event.preventDefault();
  };

  #moving = (event) => {
    const { destination, navigationType } = event;
    const stays = new URL(destination.url).pathname === location.pathname || !destination.sameDocument;
    if (this.#isLeaving || stays || !event.cancelable || !this.#isThere()) return;
    event.preventDefault();
    const top = scrollY;
    requestAnimationFrame(() => scrollTo(0, top));
    if (!this.#isAsking) this.#ask(destination, navigationType);
  };

  async #ask(destination, type) {
    this.#isAsking = true;
    const leaves = await confirmed({
      title: 'Leave without saving?',
      text: 'What you changed here is not saved yet and would be lost.',
      verb: 'Leave',
      keep: 'Keep editing',
      isDanger: true,
    });
    this.#isAsking = false;
    if (!leaves) return;
    this.#isLeaving = true;
    if (type === 'traverse') globalThis.navigation.traverseTo(destination.key);
    else router.go(destination.url);
  }
}
