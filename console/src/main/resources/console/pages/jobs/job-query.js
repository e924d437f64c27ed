/** From the address of the page to the question it asks; days are the viewer's. */
const NEWEST_FIRST = '-startedAt';
const TEXTS = ['q', 'tag', 'kind', 'status', 'configurationId', 'source'];
/** What job-service can be told to find by itself. */
const STEERABLE = ['status', 'tag', 'configurationId', 'from', 'to'];

export const sortOf = (query) => query.get('sort') ?? NEWEST_FIRST;

export function filterOf(query) {
  const filter = { sort: sortOf(query) };
  for (const name of TEXTS) if (query.has(name)) filter[name] = query.getAll(name);
  const from = startOf(query.get('from'), 0);
  const to = startOf(query.get('to'), 1);
  if (from) filter.from = from;
  if (to) filter.to = to;
  return filter;
}

export const isFiltered = (query) => [...TEXTS, 'from', 'to'].some((name) => query.has(name));

/** The same for job-service, or null where it cannot be said there. */
export function steerableFilter(query) {
  const { sort: _, ...filter } = filterOf(query);
  if (filter.kind?.some((kind) => kind !== 'image')) return null;
  delete filter.kind;
  const names = Object.keys(filter);
  const sayable = names.length > 0 && names.every((name) => STEERABLE.includes(name)) && names.every((name) => !Array.isArray(filter[name]) || filter[name].length === 1);
  return sayable ? Object.fromEntries(names.map((name) => [name, [filter[name]].flat()[0]])) : null;
}

function startOf(day, later) {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  const start = new Date(year, month - 1, date + later);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}
