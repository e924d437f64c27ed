import { keep, kept } from '../lib/storage.js';

/** System, light or dark; `first.js` sets what was kept before the first paint. */
const THEMES = ['system', 'light', 'dark'];

export const theme = () => (THEMES.includes(kept('theme')) ? kept('theme') : 'system');

export function nextTheme() {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
  keep('theme', next === 'system' ? null : next);
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  return next;
}
