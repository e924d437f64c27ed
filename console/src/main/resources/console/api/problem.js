/** Why a service did not do what it was asked: its own words (RFC 9457), or that none came. */
export class Problem extends Error {
  constructor({ status = 0, code, title, detail, errors = [] }) {
    super(detail || title || code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.title = title ?? 'Something went wrong';
    this.detail = detail ?? '';
    this.errors = errors;
  }

  static unreachable(origin) {
    return new Problem({
      code: 'unreachable',
      title: 'No answer',
      detail: `${origin || 'history-service'} does not answer. Nothing was changed.`,
    });
  }

  /** What was thrown; a mistake of the console's own is told like any other. */
  static from(failure) {
    return failure instanceof Problem ? failure : new Problem({ code: 'console_error', title: 'The console made a mistake', detail: String(failure) });
  }

  static async of(response) {
    const type = response.headers.get('Content-Type') ?? '';
    const body = type.includes('json') ? await response.json().catch(() => ({})) : {};
    return new Problem({
      ...body,
      status: response.status,
      code: body.code ?? `http_${response.status}`,
      title: body.title ?? response.statusText,
    });
  }
}
