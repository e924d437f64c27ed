import * as configurations from '../../api/configurations.js';
import * as images from '../../api/images.js';
import * as jobs from '../../api/jobs.js';
import { Page } from '../../app/page.js';
import { router } from '../../app/router.js';
import { complain, say } from '../../app/toasts.js';
import { Answer } from '../../lib/answer.js';
import { html, nothing } from '../../lib/lit.js';
import { Unsaved } from '../../lib/unsaved.js';
import { confirmed } from '../../parts/confirm.js';
import { icon } from '../../parts/icon.js';
import { when } from '../../parts/when.js';
import { limitsSection, metadataSection, processingSection, qualitySection } from './after-sections.js';
import { conflict } from './conflict-dialog.js';
import './configuration-picker.js';
import { Draft } from './draft.js';
import { elsewhere } from './elsewhere.js';
import { imagesSection } from './images-section.js';
import { jsonPanel } from './json-panel.js';
import { nameSection } from './name-section.js';
import { promptsPanel, totalsPanel } from './preview-panel.js';
import { PromptsSection } from './prompts-section.js';
import { savebar } from './savebar.js';
import { StartDialog } from './start-dialog.js';

/** One configuration: a form, its JSON, and what it would make. */
const NEW = 'new';

class ConfigurationPage extends Page {
  #saved = new Answer(this, (signal) => this.#ask(signal));
  #providers = new Answer(this, (signal) => images.providers(signal));
  #queue = new Answer(this, (signal) => jobs.queue(signal));
  #draft = null;
  #prompts = null;
  #isBusy = false;

  constructor() {
    super();
    new Unsaved(this, () => this.#draft?.isDirty ?? false);
  }

  get heading() {
    return this.params.id === NEW ? 'New configuration' : (this.#saved.value?.name ?? null);
  }

  get keys() {
    return {
      'Control+s': ['Save the configuration', () => this.#save()],
      n: ['Start a job', () => this.#start()],
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.#saved.ask();
    this.#providers.ask();
    this.#queue.ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#draft?.close();
  }

  /** A new one may begin as the copy of another. */
  async #ask(signal) {
    const from = this.params.id === NEW ? this.query.get('from') : this.params.id;
    const found = from ? await configurations.one(from, signal) : undefined;
    if (this.params.id !== NEW) this.#begin(found);
    else this.#begin(undefined, found && { name: `${found.name} (copy)`, tags: found.tags, settings: found.settings });
    return found ?? {};
  }

  #begin(saved, copy) {
    this.#draft?.close();
    this.#draft = new Draft(saved, () => this.requestUpdate());
    this.#prompts = new PromptsSection(this.#draft);
    if (copy) this.#draft.putAll(copy);
  }

  /** Answers whether it is saved now. */
  async #save() {
    const draft = this.#draft;
    if (!draft || this.#isBusy || draft.jsonProblem) return false;
    const { isNew } = draft;
    this.#isBusy = true;
    this.requestUpdate();
    try {
      const saved = await draft.save();
      this.#saved.value = saved;
      say('Saved', saved.name);
      if (isNew) router.go(`/configurations/${saved.id}`);
      return true;
    } catch (problem) {
      if (problem.code === 'outdated') return await this.#settle(); // busy until it is
      if (!problem.errors?.length) complain(problem);
      else this.#toFirstMistake();
      return false;
    } finally {
      this.#isBusy = false;
      this.requestUpdate();
    }
  }

  async #settle() {
    const theirs = await configurations.one(this.#draft.id);
    const said = await conflict(this.#draft.document, theirs);
    if (said === 'theirs') {
      this.#saved.value = theirs;
      this.#begin(theirs);
    }
    if (said !== 'mine') return false;
    this.#draft.version = theirs.version;
    this.#isBusy = false;
    return this.#save();
  }

  async #toFirstMistake() {
    await this.updateComplete;
    this.querySelector('form [aria-invalid=true], .form-elsewhere')?.focus();
  }

  async #start() {
    if (this.#draft === null || ((this.#draft.isDirty || this.#draft.isNew) && !(await this.#save()))) return;
    new StartDialog({ id: this.#draft.id, name: this.#draft.document.name }).open();
  }

  async #delete() {
    const may = await confirmed({
      title: 'Delete this configuration?',
      text: 'Jobs that ran with it keep their settings. It cannot be brought back.',
      verb: 'Delete',
      isDanger: true,
    });
    if (!may) return;
    try {
      await configurations.remove(this.#draft.id);
    } catch (problem) {
      return complain(problem);
    }
    this.#draft.discard();
    say('Deleted', this.#saved.value.name);
    router.go('/configurations');
  }

  render() {
    return html`<div class="page">
      <div class="page-head"><div class="page-title"><div class="row row-wrap"><h1>${this.heading ?? 'Configuration'}</h1>${(this.#saved.value?.tags ?? []).map((tag) => html`<span class="tag">${tag}</span>`)}</div>
        <p class="dots">${this.#saved.value?.id ? html`<span>version ${this.#saved.value.version}</span><span>changed ${when(this.#saved.value.updatedAt)}</span><span><a href="/jobs?configurationId=${this.#saved.value.id}">its jobs</a></span>` : html`<span>${this.params.id === NEW ? 'Nothing is saved yet' : ' '}</span>`}</p></div>
        <div class="actions"><configuration-picker .current=${this.params.id}></configuration-picker>${this.#draft?.isNew === false ? this.#actions() : nothing}</div></div>
      ${this.#saved.show(() => this.#editor(), skeleton)}</div>`;
  }

  #actions() {
    const { id } = this.#draft;
    return html`<a class="btn" href=${configurations.exportUrl({ id })} download>${icon('down')}Export</a>
      <a class="btn" href="/configurations/new?from=${id}">${icon('copy')}Duplicate</a>
      <button class="btn btn-danger btn-icon" type="button" aria-label="Delete configuration" title="Delete" @click=${() => this.#delete()}>${icon('trash')}</button>`;
  }

  #editor() {
    const draft = this.#draft;
    return html`<div class="grid grid-side-wide editor">
      <form class="panel" aria-label="Configuration" @submit=${(event) => { event.preventDefault(); this.#save(); }}>
        ${nameSection(draft)}${this.#prompts.render()}${imagesSection(draft, this.#providers)}${qualitySection(draft)}${processingSection(draft)}${metadataSection(draft)}${limitsSection(draft)}
        ${elsewhere(draft)}${savebar(draft, { isBusy: this.#isBusy, start: () => this.#start() })}</form>
      <div class="grid sticky-side">${totalsPanel(draft, { providers: this.#providers, queue: this.#queue })}${promptsPanel(draft, () => this.#saved.ask())}${jsonPanel(draft, () => this.requestUpdate())}</div></div>`;
  }
}
customElements.define('configuration-page', ConfigurationPage);

const skeleton = () => html`<div class="grid grid-side-wide editor" aria-hidden="true"><div class="panel editor-bones">${[1, 2, 3].map(() => html`<div class="form-sec"><span class="sk sk-60"></span><div class="stack"><span class="sk sk-40"></span><span class="sk"></span><span class="sk sk-80"></span></div></div>`)}</div><div class="panel editor-bones"></div></div>`;
