/** A status as people read it, and the sign that goes with it. */
const JOB = {
  queued: ['Queued', 'queue'],
  running: ['Running', 'run'],
  paused: ['Paused', 'pause'],
  completed: ['Completed', 'done'],
  failed: ['Failed', 'fail'],
  cancelled: ['Cancelled', 'stop'],
};
const IMAGE = {
  pending: ['Pending', 'queue'],
  approved: ['Approved', 'done'],
  qc_failed: ['Rejected', 'fail'],
  retry_pending: ['Retry pending', 'clock'],
  processing: ['Processing', 'run'],
  retry_failed: ['Retry failed', 'warn'],
  failed: ['Failed', 'fail'],
  cancelled: ['Cancelled', 'stop'],
};
const KIND = { image: 'image', build: 'build', test: 'flow', pipeline: 'flow', workflow: 'flow', task: 'flow', data: 'data', upload: 'upload' };

export const JOB_STATUSES = Object.keys(JOB);
export const jobStatus = (status) => JOB[status] ?? [status, 'info'];
export const imageStatus = (status) => IMAGE[status] ?? [status, 'info'];
export const kindIcon = (kind) => KIND[kind] ?? 'flow';
export const isOver = (status) => status === 'completed' || status === 'failed' || status === 'cancelled';
/** The whole of an id, as people paste it. */
export const isId = (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
export const shortId = (id) => (id.length > 16 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id);

/** `imageEnhancement` → `Image enhancement`. */
export function spoken(name) {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
