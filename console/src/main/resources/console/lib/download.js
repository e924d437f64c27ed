import { complain, say } from '../app/toasts.js';
import { Problem } from '../api/problem.js';

/** Fetches a file and hands it to the browser; what goes wrong is said, not saved. */
export async function download(url, { name, accept = '*/*', body } = {}) {
  try {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: { Accept: `${accept}, application/problem+json`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      body: body && JSON.stringify(body),
    }).catch(() => {
      throw Problem.unreachable(new URL(url, location.href).origin);
    });
    if (!response.ok) throw await Problem.of(response);
    hand(await response.blob(), nameOf(response) ?? name);
    say('Saved', nameOf(response) ?? name);
  } catch (problem) {
    complain(problem);
  }
}

function hand(blob, name) {
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
