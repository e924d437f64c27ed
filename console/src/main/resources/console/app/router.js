import { pages } from './pages.js';

/** Addresses are the state of the page: what is shown can be linked to, and Back means back. */
class Router extends EventTarget {
  start() {
    addEventListener('popstate', () => this.#changed());
    document.addEventListener('click', (event) => this.#clicked(event));
  }

  /** The page of this address, with its parameters; none for an address nobody knows. */
  get here() {
    for (const page of pages) {
      const params = match(page.path, location.pathname);
      if (params) return { page, params };
    }
    return null;
  }

  get query() {
    return new URLSearchParams(location.search);
  }

  go(href) {
    history.pushState(null, '', href);
    this.#changed();
    scrollTo(0, 0);
  }

  /** Changes parts of the query in place: a filter is no new step back. Absent values go. */
  refine(changes) {
    const query = this.query;
    for (const [name, value] of Object.entries(changes)) {
      query.delete(name);
      for (const each of [value].flat()) {
        if (each !== null && each !== undefined && each !== '') query.append(name, each);
      }
    }
    const search = query.toString();
    history.replaceState(null, '', location.pathname + (search && `?${search}`) + location.hash);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }

  #clicked(event) {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const ours =
      link &&
      link.origin === location.origin &&
      !link.target &&
      !link.hasAttribute('download') &&
      event.button === 0 &&
      !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) &&
      !event.defaultPrevented;
    if (!ours || !pages.some((page) => match(page.path, link.pathname))) return;
    const samePage = link.pathname === location.pathname && link.search === location.search;
    if (samePage && link.hash) return;
    event.preventDefault();
    this.go(link.href);
  }
}

function match(pattern, path) {
  const wanted = pattern.split('/');
  const found = path.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== found.length) return null;
  const params = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decode(found[index]);
    else if (part !== found[index]) return null;
  }
  return params;
}

/** A broken escape is no reason to break. */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const router = new Router();
