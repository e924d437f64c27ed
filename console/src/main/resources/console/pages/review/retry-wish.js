/** How a retry is to differ from the job's own settings: only what was touched is sent. */
export class RetryWish {
  isModified = false;
  parts = { processing: {}, metadata: {} };
  /** What the service said of a field, by `part.name`. */
  mistakes = new Map();

  has(part, name) {
    return name in this.parts[part];
  }

  set(part, name, value, original) {
    if (value === original) delete this.parts[part][name];
    else this.parts[part][name] = value;
    this.mistakes.delete(`${part}.${name}`);
  }

  clear() {
    this.parts = { processing: {}, metadata: {} };
    this.mistakes.clear();
  }

  get changes() {
    return Object.values(this.parts).reduce((sum, part) => sum + Object.keys(part).length, 0);
  }

  body(imageIds) {
    const wanted = this.isModified ? Object.entries(this.parts).filter(([, part]) => Object.keys(part).length > 0) : [];
    return { imageIds, ...Object.fromEntries(wanted) };
  }

  /** Takes in the service's words about fields; answers whether there were any. */
  refused(problem) {
    this.mistakes = new Map((problem.errors ?? []).map(({ field, message, detail }) => [field, message ?? detail]));
    return this.mistakes.size > 0;
  }
}
