/** A new job begins with its configuration. What that needs is loaded when it is first asked for. */
export async function newJob() {
  const { startOfAny } = await import('../pages/configurations/start-of-any.js');
  if (document.querySelector('dialog[open]') === null) await startOfAny();
}
