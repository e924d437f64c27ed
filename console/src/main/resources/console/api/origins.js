/** Where the other services are; history-service is where this page came from. */
const answer = await fetch('/console/config.json');
if (!answer.ok) throw new Error(`config.json answered ${answer.status}`);

export const origins = { history: '', ...(await answer.json()) };
