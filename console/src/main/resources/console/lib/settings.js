import { spoken } from './word.js';

/** Settings of a job as a list of single values, each with its path. */
const LONG = 120;

export function leaves(settings, path = '') {
  return Object.entries(settings ?? {}).flatMap(([name, value]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? leaves(value, here) : [[here, value]];
  });
}

/** `processing.jpgQuality` → `Jpg quality`; what the same word would mean twice keeps its room. */
const TWICE = ['enabled', 'prompt', 'name', 'order', 'csv', 'count'];
export function labelOf(path) {
  const parts = path.split('.');
  const last = parts.at(-1);
  return TWICE.includes(last) && parts.length > 1 ? spoken(parts.slice(-2).join('_')) : spoken(last);
}

export function valueOf(value) {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}
