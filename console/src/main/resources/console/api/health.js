import { origins } from './origins.js';

/** Whether each service says of itself that it is ready, and how long it took to say so. */
const PATIENCE_MILLIS = 5_000;
const SERVICES = [
  ['job-service', origins.jobs],
  ['image-service', origins.images],
  ['qc-service', origins.quality],
  ['history-service', origins.history],
];

export const readiness = () => Promise.all(SERVICES.map(([name, origin]) => ofService(name, origin)));

async function ofService(name, origin) {
  const began = performance.now();
  try {
    const response = await fetch(`${origin}/q/health/ready`, { signal: AbortSignal.timeout(PATIENCE_MILLIS), cache: 'no-store' });
    const { checks = [] } = await response.json();
    return { name, ready: response.ok, millis: performance.now() - began, checks };
  } catch {
    return { name, ready: false, millis: null, checks: [] };
  }
}
