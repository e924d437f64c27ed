import { html, live, nothing } from '../../lib/lit.js';
import { count, money } from '../../lib/number.js';
import { spoken } from '../../lib/word.js';
import { icon } from '../../parts/icon.js';
import { about, help, idOf, mistakes, numberField, section, shown } from './fields.js';

/** How many images, in which shape, made by whom. */
const RATIOS = ['1:1', '4:3', '3:2', '16:9', '21:9', '3:4', '2:3', '9:16'];
const PROVIDER = 'settings.provider.name';
const OPTIONS = 'settings.provider.options';
const STANDARD_PROVIDER = 'embedded';

export const imagesSection = (draft, providers) =>
  section('images', 'Images', 'How many, in which shape, made by whom.', html`
    ${numberField(draft, { path: 'settings.generations', label: 'Generations', width: 'w-2', standard: 'one a prompt', words: '1 to 2 500' })}
    ${numberField(draft, { path: 'settings.variations', label: 'Variations', width: 'w-2', standard: '1', words: '1 to 20 of each' })}
    ${numberField(draft, { path: 'settings.seed', label: 'Seed', width: 'w-2', standard: 'random', words: 'Image i takes seed + i' })}
    ${ratios(draft)}
    ${provider(draft, providers)}
    ${options(draft, providers)}`);

/** Always a list: a lone text is a list of one. */
function ratios(draft) {
  const path = 'settings.aspectRatios';
  const given = draft.of(path);
  const chosen = typeof given === 'string' ? [given] : Array.isArray(given) ? given.map(String) : [];
  const shownRatios = [...new Set([...RATIOS, ...chosen])];
  const toggle = (ratio, isOn) => put(isOn ? [...chosen, ratio] : chosen.filter((each) => each !== ratio));
  const put = (list) => draft.put(path, list.length === 0 ? undefined : list);
  const add = (event) => {
    const ratio = event.target.value.trim();
    event.target.value = '';
    if (ratio !== '') put([...chosen, ratio]);
  };
  const words = chosen.length === 0 ? 'None chosen: all are 1:1.' : `Images take them in turn: ${chosen.join(', ')}. No side over 10 times the other, up to 20.`;
  return html`<fieldset class="field" aria-describedby=${about(draft, path, words).by}><legend class="label">Aspect ratios</legend>
    <div class="choice">${shownRatios.map((ratio) => html`<label><input type="checkbox" .checked=${live(chosen.includes(ratio))} @change=${(event) => toggle(ratio, event.target.checked)}>${shape(ratio)}${ratio}</label>`)}</div>
    <input class="input ratio-other" aria-label="Another ratio" placeholder="Another, like 5:4" autocomplete="off" @change=${add}>
    ${mistakes(draft, path)}${help(path, words)}</fieldset>`;
}

function shape(ratio) {
  const [width, height] = ratio.split(':').map(Number);
  if (!(width > 0 && height > 0)) return nothing;
  const most = Math.max(width, height);
  return html`<span class="ratio" .style=${`width: ${Math.max(0.2, width / most)}rem; height: ${Math.max(0.2, height / most)}rem`}></span>`;
}

function provider(draft, providers) {
  const name = draft.of(PROVIDER) ?? STANDARD_PROVIDER;
  const all = providers.value?.items ?? [];
  const known = all.find((each) => each.name === name);
  const words = known ? described(known) : unknown(providers);
  const { by, invalid } = about(draft, PROVIDER, words);
  const names = [...new Set([...all.map((each) => each.name), String(name)])];
  return html`<div class="field"><label class="label" for=${idOf(PROVIDER)}>Provider</label>
    <select class="select" id=${idOf(PROVIDER)} aria-describedby=${by} aria-invalid=${invalid} @change=${(event) => draft.put(PROVIDER, event.target.value)}>
      ${names.map((each) => html`<option value=${each} .selected=${live(each === name)}>${each}${unready(all, each)}</option>`)}</select>
    ${mistakes(draft, PROVIDER)}${help(PROVIDER, words)}</div>`;
}

function unknown({ isHere, problem }) {
  if (problem) return 'image-service does not answer: what it has to offer is not known.';
  return isHere ? 'Not one of the providers that image-service knows.' : 'Asking image-service …';
}

const unready = (all, name) => {
  const health = all.find((each) => each.name === name)?.health;
  return health === 'unconfigured' ? ', not configured' : health === 'down' ? ', down' : '';
};

const described = ({ description, costPerImage, prices, limits }) =>
  `${description} ${cost(costPerImage, prices)}, up to ${count(limits.concurrent)} at once.`;

const cost = (each, prices) => {
  if (each !== null) return Number(each) === 0 ? 'Free' : `${money(each)} an image`;
  const all = Object.values(prices ?? {}).map(Number);
  return all.length === 0 ? 'Its price is not known' : `${money(Math.min(...all))} to ${money(Math.max(...all))} an image`;
};

/** What the provider says that it understands; anything else it is passed stands in the JSON. */
function options(draft, providers) {
  const name = draft.of(PROVIDER) ?? STANDARD_PROVIDER;
  const known = providers.value?.items.find((each) => each.name === name)?.options ?? [];
  const others = Object.keys(draft.of(OPTIONS) ?? {}).filter((each) => !known.some((option) => option.name === each));
  return html`${known.map((option) => optionField(draft, option))}
    ${mistakesOfOthers(draft, known)}
    ${others.length > 0 ? html`<p class="help">${icon('info', 'icon-sm')} Also passed on, as they stand in the JSON: ${others.join(', ')}</p>` : nothing}`;
}

function optionField(draft, { name, meaning, standard }) {
  const path = `${OPTIONS}.${name}`;
  const { by, invalid } = about(draft, path, meaning);
  return html`<div class="field w-3"><label class="label" for=${idOf(path)}>${spoken(name)}</label>
    <input class="input" id=${idOf(path)} autocomplete="off" placeholder=${standard ?? 'as the provider does'} aria-describedby=${by} aria-invalid=${invalid}
      .value=${shown(idOf(path), written(draft.of(path)))} @input=${(event) => draft.put(path, read(event.target.value))}>
    ${mistakes(draft, path)}${help(path, spoken(meaning[0]) + meaning.slice(1))}</div>`;
}

const mistakesOfOthers = (draft, known) => {
  const isShown = ({ field }) => known.some(({ name }) => field.startsWith(`${OPTIONS}.${name}`));
  return draft.mistakesAt(OPTIONS).every(isShown) ? nothing : mistakes(draft, OPTIONS);
};

const written = (value) => (value === undefined || typeof value === 'string' ? value : JSON.stringify(value));

/** Figures and flags are sent as such. */
function read(text) {
  if (text.trim() === '') return undefined;
  if (text === 'true' || text === 'false') return text === 'true';
  return Number.isFinite(Number(text)) ? Number(text) : text;
}
