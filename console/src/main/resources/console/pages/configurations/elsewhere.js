import { html, nothing } from '../../lib/lit.js';
import { icon } from '../../parts/icon.js';

/** Mistakes in what the form has no field for: they came in by the JSON. */
export function elsewhere(draft) {
  const all = draft.mistakes.filter(({ field }) => !hasField(field));
  if (all.length === 0) return nothing;
  return html`<div class="form-sec form-elsewhere" tabindex="-1"><header><h2>Elsewhere</h2><p>To be mended in the JSON.</p></header>
    <div class="form-fields"><div>${all.map(({ field, message }) => html`<p class="error">${icon('warn')}<span><code>${field}</code> ${message}</span></p>`)}</div></div></div>`;
}

const hasField = (field) => field.startsWith('settings.provider.options') || FIELDS.some((path) => field === path || field.startsWith(`${path}[`));

const OF_PROMPTS = ['prompts', 'template', 'keywords', 'keywords.csv', 'keywords.list', 'keywords.order', 'promptWriter.count', 'promptWriter.instructions'];
const OF_IMAGES = ['generations', 'variations', 'seed', 'aspectRatios', 'provider.name'];
const OF_QUALITY = ['enabled', 'prompt', 'checks', 'checks.blank', 'checks.blur', 'checks.ratio', 'checks.duplicates'];
const OF_PROCESSING = ['imageEnhancement', 'removeBg', 'removeBgSize', 'trimTransparentBackground', 'sharpening', 'saturation', 'imageConvert', 'format', 'jpgBackground', 'jpgQuality', 'pngQuality', 'webpQuality'];
const OF_METADATA = ['enabled', 'prompt'];
const OF_LIMITS = ['pollAttempts', 'consecutiveErrors', 'callTimeoutSeconds', 'inFlight'];

const under = (part, names) => names.map((name) => `${part}.${name}`);
const FIELDS = [
  'name',
  'tags',
  ...under('settings', [...OF_PROMPTS, ...OF_IMAGES]),
  ...under('settings.quality', OF_QUALITY),
  ...under('settings.processing', OF_PROCESSING),
  ...under('settings.metadata', OF_METADATA),
  ...under('settings.limits', OF_LIMITS),
];
