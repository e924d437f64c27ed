import { Problem } from './problem.js';

const PATIENCE_MILLIS = 20_000;

/** Asks a service and answers with what it said, or throws a {@link Problem}. */
export async function ask(origin, path, { method = 'GET', query, body, headers = {}, signal } = {}) {
  const patience = AbortSignal.timeout(PATIENCE_MILLIS);
  let response;
  try {
    response = await fetch(origin + path + searchOf(query), {
      method,
      headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw Problem.unreachable(origin);
  }
  if (!response.ok) throw await Problem.of(response);
  if (response.status === 204) return null;
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

/** Absent values are left out, lists are repeated. */
export function searchOf(query) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const each of [value].flat()) {
      if (each !== undefined && each !== null && each !== '') parameters.append(name, each);
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
