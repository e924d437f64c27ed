import { ReactiveElement } from '../lit/element/reactive-element.js';
import { render } from './lit.js';

/** An element that renders into the page itself, so that the design's style sheets apply. */
export class Element extends ReactiveElement {
  createRenderRoot() {
    return this;
  }

  update(changed) {
    super.update(changed);
    render(this.render(), this, { host: this });
  }
}
