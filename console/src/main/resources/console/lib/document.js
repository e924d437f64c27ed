/** JSON documents as values: read, changed and compared by path, never in place. */
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

export const at = (document, path) => path.split('.').reduce((part, name) => part?.[name], document);

/** With `undefined` the field goes, and with it the objects that were there for it alone. */
export function put(document, path, value) {
  const [name, ...rest] = path.split('.');
  const whole = isObject(document) ? { ...document } : {};
  const part = rest.length === 0 ? value : put(whole[name], rest.join('.'), value);
  const isGone = part === undefined || (value === undefined && rest.length > 0 && Object.keys(part).length === 0);
  if (isGone) delete whole[name];
  else whole[name] = part;
  return whole;
}

/** The same whatever the order of the fields; null is what is not said. */
export const same = (one, other) => JSON.stringify(sorted(one ?? null)) === JSON.stringify(sorted(other ?? null));

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]));
}

/** Every place where two documents differ: `[{path, one, other}]`. */
export function differences(one, other, path = '') {
  if (!isObject(one) || !isObject(other)) return same(one, other) ? [] : [{ path, one, other }];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.flatMap((name) => differences(one[name], other[name], path ? `${path}.${name}` : name));
}
