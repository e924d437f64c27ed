import { shortDay } from '../../lib/time.js';

/** The last days in a row, those without a job too; days are UTC, as history counts them. */
const DAY_MILLIS = 86_400_000;

export function lastDays(statistics, many, now = Date.now()) {
  const known = new Map((statistics?.days ?? []).map((day) => [day.day, day]));
  return Array.from({ length: many }, (_, index) => {
    const day = new Date(now - (many - 1 - index) * DAY_MILLIS).toISOString().slice(0, 10);
    return { ...NOTHING, ...known.get(day), day, label: index === many - 1 ? 'Today' : shortDay(`${day}T12:00:00`) };
  });
}

const NOTHING = { totalJobs: 0, completedJobs: 0, failedJobs: 0, totalImages: 0, successfulImages: 0, failedImages: 0 };

/** Of jobs that ended on that day; null where none did. */
export const median = (day) => (day.completedJobs + day.failedJobs === 0 ? null : (day.durations?.p50 ?? day.averageJobDuration));

/** What was paid on that day; null where history does not say. */
export const costOf = (day) => day.costs?.reduce((sum, { cost }) => sum + cost, 0) ?? null;

/** Of the images that came to an end; null where none did. */
export function successRate({ successfulImages, failedImages }) {
  const ended = successfulImages + failedImages;
  return ended === 0 ? null : (100 * successfulImages) / ended;
}
