import { html, nothing } from '../lib/lit.js';
import { icon } from './icon.js';

/** What was done to an image, and what was asked for without effect, and why. */
const SETTINGS = [
  ['imageEnhancement', 'Enhancement', (p) => (p.imageEnhancement ? 'on' : null)],
  ['sharpening', 'Sharpening', (p) => (p.sharpening > 0 ? p.sharpening : null)],
  ['saturation', 'Saturation', (p) => (p.saturation !== 1 ? p.saturation : null)],
  ['removeBg', 'Background removed', (p) => (p.removeBg ? p.removeBgSize : null)],
  ['removeBgSize', 'Background size', () => null],
  ['trimTransparentBackground', 'Transparent edge trimmed', (p) => (p.trimTransparentBackground ? 'on' : null)],
  ['imageConvert', 'Converted', (p) => (p.imageConvert ? p.format : null)],
  ['format', 'Format', () => null],
  ['jpgQuality', 'JPEG quality', (p) => (p.imageConvert && p.format === 'jpg' ? p.jpgQuality : null)],
  ['pngQuality', 'PNG quality', (p) => (p.imageConvert && p.format === 'png' ? p.pngQuality : null)],
  ['webpQuality', 'WebP quality', (p) => (p.imageConvert && p.format === 'webp' ? p.webpQuality : null)],
  ['jpgBackground', 'JPEG background', () => null],
];

export function processingList({ processingSettings: settings, notApplied, warnings }) {
  if (!settings) return html`<p class="soft small">Not processed yet.</p>`;
  const why = new Map(notApplied.map(({ setting, reason }) => [setting, reason]));
  const rows = SETTINGS.map(([name, words, used]) => ({ words, used: used(settings), asked: settings[name], reason: why.get(name) })).filter((row) => row.used !== null || row.reason);
  const others = notApplied.filter(({ setting }) => !SETTINGS.some(([name]) => name === setting));
  if (rows.length + others.length + warnings.length === 0) return html`<p class="soft small">Kept as it came.</p>`;
  return html`<ul class="applied">
    ${rows.map((row) => (row.reason ? off(row.words, row.reason, said(row.asked)) : html`<li>${icon('check')}<span>${row.words}</span><span class="num muted">${row.used}</span></li>`))}
    ${others.map(({ setting, reason }) => off(setting, reason))}
    ${warnings.map(({ step, message, code }) => html`<li class="warned">${icon('warn')}<span>Went on without: ${step}<small>${message}</small></span><code class="small">${code}</code></li>`)}</ul>`;
}

const off = (words, reason, asked = nothing) =>
  html`<li class="off">${icon('minus')}<span>${words}<small>Not applied: ${reason}</small></span><span class="num">${asked}</span></li>`;
const said = (value) => (value === true ? 'on' : value === false ? 'off' : value);
