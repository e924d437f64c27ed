import { html } from '../../lib/lit.js';

/** A prompt with the words marked that came from its row; as it is, where that cannot be told. */
const COLUMN = /\$\{\{[^}]*\}\}/;

export function marked(template, prompt) {
  const parts = partsOf(template, prompt);
  if (parts === null) return prompt;
  return parts.map(([text, isWord]) => (isWord ? html`<mark>${text}</mark>` : text));
}

/** Between what the template says literally stand the words: `[[text, isWord]]`. */
export function partsOf(template, prompt) {
  if (typeof template !== 'string' || !COLUMN.test(template)) return null;
  const literals = template.split(COLUMN);
  const last = literals.length - 1;
  if (!prompt.startsWith(literals[0]) || !prompt.endsWith(literals[last])) return null;
  const parts = [[literals[0], false]];
  let place = literals[0].length;
  for (let index = 1; index <= last; index++) {
    const end = index === last ? prompt.length - literals[last].length : prompt.indexOf(literals[index], place);
    if (end < place) return null;
    parts.push([prompt.slice(place, end), true], [literals[index], false]);
    place = end + literals[index].length;
  }
  return parts;
}
