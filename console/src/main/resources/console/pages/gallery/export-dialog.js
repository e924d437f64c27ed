import { exportsUrl } from '../../api/history.js';
import { complain, say } from '../../app/toasts.js';
import { Dialog, modal } from '../../lib/dialog.js';
import { fetchFile, hand } from '../../lib/download.js';
import { fileName, wholeUrl } from '../../lib/image.js';
import { html, nothing } from '../../lib/lit.js';
import { bytes, plural } from '../../lib/number.js';
import { MOST_BYTES, Zip } from '../../lib/zip.js';

/** The chosen images as files, or the jobs they are from as tables. */
const PICTURES = 'pictures';
const FORMS = [
  [PICTURES, 'Pictures'],
  ['xlsx', 'Excel'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
  ['adobe-stock', 'Adobe Stock'],
  ['shutterstock', 'Shutterstock'],
  ['freepik', 'Freepik'],
];
const PROFILES = ['adobe-stock', 'shutterstock', 'freepik'];

export class ExportDialog {
  #images;
  #form = PICTURES;
  #fetched = null;
  #asking = new AbortController();
  #dialog = new Dialog(() => this.#render());

  constructor(images) {
    this.#images = images;
  }

  async open() {
    await this.#dialog.open();
    this.#asking.abort();
  }

  get #jobs() {
    return [...new Set(this.#images.map((image) => image.jobId))];
  }

  get #size() {
    return this.#images.reduce((sum, image) => sum + (image.bytes ?? 0), 0);
  }

  async #export() {
    this.#tell(0);
    try {
      await (this.#form === PICTURES ? this.#pictures() : this.#tables());
      say('Saved', plural(this.#images.length, 'image'));
      this.#dialog.close();
    } catch (problem) {
      // Who went back wants no word about it.
      if (this.#asking.signal.aborted) return;
      complain(problem);
      this.#tell(null);
    }
  }

  async #pictures() {
    const zip = new Zip();
    for (const [index, image] of this.#images.entries()) {
      const { blob, name } = await fetchFile(wholeUrl(image), { name: fileName(image), signal: this.#asking.signal });
      zip.add(name, new Uint8Array(await blob.arrayBuffer()));
      this.#tell(index + 1);
    }
    hand(zip.blob(), 'images.zip');
  }

  async #tables() {
    const form = PROFILES.includes(this.#form) ? { profile: this.#form } : { format: this.#form };
    const { blob, name } = await fetchFile(exportsUrl(), { name: 'jobs.zip', body: { ids: this.#jobs, ...form }, signal: this.#asking.signal });
    hand(blob, name);
  }

  #tell(done) {
    this.#fetched = done;
    this.#dialog.update();
  }

  #render() {
    const isTooMuch = this.#form === PICTURES && this.#size > MOST_BYTES / 2;
    const all = this.#images.length;
    return modal(this.#dialog, {
      title: `Export ${plural(all, 'image')}`,
      body: html`<fieldset><legend class="label">What</legend><div class="choice">${FORMS.map(([form, words]) => html`<label><input type="radio" name="form" .checked=${this.#form === form} ?disabled=${this.#fetched !== null} @change=${() => { this.#form = form; this.#dialog.update(); }}>${words}</label>`)}</div></fieldset>
        <p class="soft">${this.#form === PICTURES
          ? `The finished files with the metadata that is in them, ${bytes(this.#size)}, in a ZIP.`
          : `${plural(this.#jobs.length, 'job')} that the selection is from, with all their images, each in a file of its own, in a ZIP.`}</p>
        ${isTooMuch ? html`<p class="error">That is more than a browser can hold: choose fewer images.</p>` : nothing}
        ${this.#fetched !== null && this.#form === PICTURES ? html`<progress max=${all} .value=${this.#fetched} aria-label="Pictures fetched">${this.#fetched} of ${all}</progress>` : nothing}`,
      foot: html`<button class="btn" type="button" @click=${() => this.#dialog.close()}>Back</button>
        <button class="btn btn-primary" type="button" ?disabled=${this.#fetched !== null || isTooMuch} @click=${() => this.#export()}>${this.#fetched === null ? 'Export' : 'Exporting'}</button>`,
    });
  }
}
