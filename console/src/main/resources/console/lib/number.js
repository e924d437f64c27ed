/** Figures as people read them; what is not known is a dash, never a zero. */
export const UNKNOWN = '–';

const known = (n) => n !== null && n !== undefined && Number.isFinite(Number(n));
const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A narrow space between thousands, as the design has it: a comma is a decimal sign to many. */
const spaced = (text) => text.replaceAll(',', '\u202f');

export const count = (n) => (known(n) ? spaced(plain.format(n)) : UNKNOWN);
export const compact = (n) => (known(n) ? short.format(n) : UNKNOWN);
export const decimal = (n) => (known(n) ? spaced(tenth.format(n)) : UNKNOWN);
export const percent = (n) => (known(n) ? `${tenth.format(n)} %` : UNKNOWN);

/** Total of a list, which the services count only so far. */
export const total = ({ value, relation } = {}) =>
  known(value) ? count(value) + (relation === 'gte' ? '+' : '') : UNKNOWN;

export function money(amount) {
  if (!known(amount)) return UNKNOWN;
  const digits = Number(amount) !== 0 && Math.abs(amount) < 0.1 ? 4 : 2;
  return '$ ' + spaced(Number(amount).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }));
}

export function bytes(n) {
  if (!known(n)) return UNKNOWN;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, n < 1000 ? 0 : Math.floor(Math.log10(n) / 3));
  return `${tenth.format(n / 1000 ** step)} ${units[step]}`;
}

export const plural = (n, one, many = one + 's') => `${count(n)} ${Number(n) === 1 ? one : many}`;
