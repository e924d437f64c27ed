import { html } from '../../lib/lit.js';
import { mistakes, section, shown, textField } from './fields.js';

/** What a configuration is found by. */
export function nameSection(draft) {
  const tags = draft.of('tags');
  const write = (event) => draft.put('tags', event.target.value.split(',').map((tag) => tag.trim()).filter(Boolean));
  return section('name', 'Name and tags', 'What it is found by.', html`
    ${textField(draft, { path: 'name', label: 'Name', words: 'No two have the same. Up to 200 characters.' })}
    <div class="field"><label class="label" for="f-tags">Tags <small>separated by commas</small></label>
      <input class="input" id="f-tags" autocomplete="off" aria-describedby="f-tags-h" .value=${shown('f-tags', Array.isArray(tags) ? tags.join(', ') : '')} @input=${write}>
      ${mistakes(draft, 'tags')}<p class="help" id="f-tags-h">Up to 50, of 60 characters each.</p></div>`);
}
