import { plural } from '../../lib/number.js';

/** An event in words; nothing for those that are many and say little. */
const by = (data) => (data.actor ? ` by ${data.actor}` : '');
const counts = (data) => `${data.successful ?? 0} successful, ${data.failed ?? 0} failed`;

const WORDS = {
  queued: (data) => ['queue', '', `Queued${by(data)}`, data.totalImages === undefined ? '' : plural(data.totalImages, 'image')],
  prioritized: (data) => ['up', '', `Priority ${data.priority}${by(data)}`],
  edited: (data) => ['tag', '', `Renamed${by(data)}`, data.label],
  started: () => ['bolt', 'is-running', 'Started'],
  'prompts-written': (data) => ['config', 'is-running', 'Prompts written', `${data.count} by ${data.model}`],
  paused: (data) => ['pause', 'is-paused', `Paused${by(data)}`],
  resumed: (data) => ['play', 'is-running', `Resumed${by(data)}`],
  completed: (data) => ['check', 'is-completed', 'Completed', counts(data)],
  failed: (data) => ['fail', 'is-failed', 'Failed', data.message ?? data.error?.message ?? ''],
  cancelled: (data) => ['stop', 'is-cancelled', `Cancelled${by(data)}`, data.forced ? 'what ran was abandoned' : ''],
  progressed: () => null,
  log: () => null,
  item: () => null,
  'image-failed': (data) => ['fail', 'is-failed', `No image: ${data.code}`, data.message],
  'image-judged': (data) => (data.passed ? null : ['fail', 'is-qc_failed', 'An image was rejected', data.reason]),
  'retry-requested': (data) => ['retry', 'is-retry_pending', `Retry asked for${by(data)}`],
  'retry-failed': (data) => ['warn', 'is-retry_failed', `Retry failed: ${data.code}`, data.message],
  'image-deleted': (data) => ['trash', 'is-cancelled', `Image deleted${by(data)}`],
};

export function told({ type, data }) {
  const name = type.slice(type.lastIndexOf('.') + 1);
  const words = WORDS[name]?.(data ?? {});
  return words ? { sign: words[0], look: words[1], words: words[2], note: words[3] } : null;
}
