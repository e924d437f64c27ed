import * as configurations from '../../api/configurations.js';
import { at, put, same } from '../../lib/document.js';

/**
 * A configuration that is being written: the one document that the form and the JSON both edit.
 * What is wrong with it is said by the service, while it is written and when it is saved.
 */
const TYPING_MILLIS = 250;
const FRESH = { name: '', tags: [], settings: {} };

export class Draft {
  #changed;
  #saved;
  #touched = new Set();
  #refused = [];
  #timer = 0;
  #asking = null;

  document;
  id;
  version;
  /** What a job would make of it, as the service says; null until it has said so. */
  preview = null;
  previewProblem = null;
  /** Why the text in the JSON view is no document, if it is none. */
  jsonProblem = null;

  /** @param saved what the service has; without an id it is a new one */
  constructor({ id = null, version = null, ...saved } = FRESH, changed) {
    this.#changed = changed;
    this.id = id;
    this.version = version;
    this.document = { name: saved.name, tags: saved.tags, settings: saved.settings };
    this.#saved = id ? this.document : FRESH;
    this.#look();
  }

  get isNew() {
    return this.id === null;
  }

  get isDirty() {
    return this.jsonProblem !== null || !same(this.document, this.#saved);
  }

  of(path) {
    return at(this.document, path) ?? undefined;
  }

  put(path, value) {
    this.#touched.add(path);
    this.#become(put(this.document, path, value));
  }

  putAll(document) {
    this.#touchAll();
    this.#become({ name: document.name, tags: document.tags, settings: document.settings });
  }

  discard() {
    this.#touched.clear();
    this.#become(this.#saved);
  }

  /** What is wrong at a field, or in it. A new document is not scolded for what nobody wrote yet. */
  mistakesAt(path) {
    return this.mistakes.filter(({ field }) => covers(path, field));
  }

  get mistakes() {
    const isShown = ({ field }) => !this.isNew || [...this.#touched].some((path) => path === '' || covers(path, field));
    const seen = new Map([...(this.preview?.errors ?? []), ...this.#refused].filter(isShown).map((each) => [each.field + each.message, each]));
    return [...seen.values()];
  }

  async save() {
    this.#touchAll();
    const body = this.document;
    try {
      const saved = this.isNew ? await configurations.create(body) : await configurations.replace(this.id, this.version, body);
      this.id = saved.id;
      this.version = saved.version;
      this.#saved = body;
      this.#refused = [];
      return saved;
    } catch (problem) {
      this.#refused = problem.errors ?? [];
      throw problem;
    } finally {
      this.#changed();
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  #touchAll() {
    this.#touched.add('');
  }

  #become(document) {
    this.#refused = this.#refused.filter(({ field }) => same(at(document, plain(field)), at(this.document, plain(field))));
    this.document = document;
    this.jsonProblem = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), TYPING_MILLIS);
    this.#changed();
  }

  async #look() {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const preview = await configurations.preview(this.document.settings ?? null, asking.signal);
      if (asking.signal.aborted) return;
      this.preview = preview;
      this.previewProblem = null;
    } catch (problem) {
      if (asking.signal.aborted) return;
      if (!('code' in problem)) throw problem;
      this.previewProblem = problem;
    }
    this.#changed();
  }
}

export const covers = (path, field) => field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`);
const plain = (field) => field.replace(/\[.*$/, '');
