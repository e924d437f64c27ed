import { complain, say } from '../app/toasts.js';
import { Problem } from '../api/problem.js';

/** Fetches a file and hands it to the browser; what goes wrong is said, not saved. */
export async function download(url, options) {
  try {
    const { blob, name } = await fetchFile(url, options);
    hand(blob, name);
    say('Saved', name);
  } catch (problem) {
    complain(problem);
  }
}

/** From another origin, a file is only saved under its name when the page fetches it itself. */
export async function fetchFile(url, { name, accept = '*/*', body, signal } = {}) {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { Accept: `${accept}, application/problem+json`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body && JSON.stringify(body),
    signal,
  }).catch(() => {
    throw Problem.unreachable(new URL(url, location.href).origin);
  });
  if (!response.ok) throw await Problem.of(response);
  return { blob: await response.blob(), name: nameOf(response) ?? name };
}

export function hand(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function nameOf(response) {
  const told = response.headers.get('Content-Disposition') ?? '';
  return /filename="([^"]+)"/.exec(told)?.[1];
}
