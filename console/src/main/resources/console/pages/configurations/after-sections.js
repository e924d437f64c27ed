import { html, nothing } from '../../lib/lit.js';
import { choiceField, flagsField, numberField, section, slider, switchField, textField } from './fields.js';

/** What happens to an image once it is made, and how patient its job is. */
const OWN = { note: 'optional', rows: 3, standard: 'Leave empty to use the usual one' };

export const qualitySection = (draft) =>
  section('quality', 'Quality', 'Judged before any processing. What is rejected waits in Review.', html`
    ${switchField(draft, { path: 'settings.quality.enabled', label: 'Judge every image', standard: true, words: 'Off: not one call is made.' })}
    ${draft.of('settings.quality.enabled') === false ? nothing : html`
      ${flagsField(draft, { path: 'settings.quality.checks', label: 'Technical checks', choices: [['blank', 'Blank'], ['blur', 'Blur'], ['ratio', 'Ratio'], ['duplicates', 'Duplicates']] })}
      ${textField(draft, { ...OWN, path: 'settings.quality.prompt', label: 'Own instruction to the judge', words: 'Up to 4 000 characters.' })}`}`);

export const processingSection = (draft) =>
  section('processing', 'Processing', 'After an image has passed, in this order. What has no effect is reported as not applied, with its reason.', html`
    ${switchField(draft, { path: 'settings.processing.imageEnhancement', label: 'Enhancement', words: 'The darkest and brightest half percent move to black and white. Soft.' })}
    ${switchField(draft, { path: 'settings.processing.removeBg', label: 'Remove background', words: 'Soft: if it fails, the image goes on with a warning. Needs png or webp to stay transparent.' })}
    ${draft.of('settings.processing.removeBg') === true ? choiceField(draft, { path: 'settings.processing.removeBgSize', label: 'Size without background', standard: 'auto', choices: [['auto', 'Auto'], ['preview', 'Preview'], ['full', 'Full'], ['50MP', '50 MP']] }) : nothing}
    ${switchField(draft, { path: 'settings.processing.trimTransparentBackground', label: 'Trim transparent edges', words: 'If it fails, the image fails.' })}
    ${slider(draft, { path: 'settings.processing.sharpening', label: 'Sharpening', width: 'w-3', least: 0, most: 10, step: 0.5, standard: 0, words: '0 to 10; 5 is usual' })}
    ${slider(draft, { path: 'settings.processing.saturation', label: 'Saturation', width: 'w-3', least: 0, most: 2, step: 0.05, standard: 1, words: '0 to 2; 1 leaves it as it is' })}
    ${switchField(draft, { path: 'settings.processing.imageConvert', label: 'Convert', words: 'Off: the file keeps the format in which it came.' })}
    ${choiceField(draft, { path: 'settings.processing.format', label: 'Format', width: 'w-3', standard: 'jpg', choices: [['jpg', 'jpg'], ['png', 'png'], ['webp', 'webp']] })}
    ${background(draft)}
    ${slider(draft, { path: 'settings.processing.jpgQuality', label: 'Quality of jpg', width: 'w-3', least: 1, most: 100, step: 1, standard: 90, words: '1 to 100' })}
    ${slider(draft, { path: 'settings.processing.pngQuality', label: 'Quality of png', width: 'w-3', least: 1, most: 100, step: 1, standard: 100, words: '1 to 100; below 100 a palette' })}
    ${slider(draft, { path: 'settings.processing.webpQuality', label: 'Quality of webp', width: 'w-3', least: 1, most: 100, step: 1, standard: 85, words: '1 to 100' })}`);

const background = (draft) =>
  textField(draft, { path: 'settings.processing.jpgBackground', label: 'Background of jpg', width: 'w-3', standard: '#ffffff', words: 'A colour like #ffffff: JPEG knows no transparency.' });

export const metadataSection = (draft) =>
  section('metadata', 'Metadata', 'Written before the job completes, and embedded in the file.', html`
    ${switchField(draft, { path: 'settings.metadata.enabled', label: 'Title, description and tags', standard: true, words: 'Off: not one call is made.' })}
    ${draft.of('settings.metadata.enabled') === false ? nothing : textField(draft, { ...OWN, path: 'settings.metadata.prompt', label: 'Own instruction to the titler', words: 'Readers of the image do not see it. Up to 4 000 characters.' })}`);

export const limitsSection = (draft) =>
  section('limits', 'Limits', 'How patient a job is with its provider.', html`
    ${numberField(draft, { path: 'settings.limits.pollAttempts', label: 'Looks at a task', width: 'w-3', standard: '10', words: '1 to 100; then the image fails' })}
    ${numberField(draft, { path: 'settings.limits.consecutiveErrors', label: 'Errors in a row', width: 'w-3', standard: '3', words: '1 to 20; then the image fails' })}
    ${numberField(draft, { path: 'settings.limits.callTimeoutSeconds', label: 'Seconds for a call', width: 'w-3', standard: '10', words: '1 to 300' })}
    ${numberField(draft, { path: 'settings.limits.inFlight', label: 'Images in flight', width: 'w-3', standard: '64', words: '1 to 256 at once' })}`);
