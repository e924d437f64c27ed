import { shortDay } from './time.js';

/** A day in the viewer's zone, as one speaks of it. */
const long = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

export function dayName(time, now = new Date()) {
  const date = new Date(time);
  const midnight = (day) => new Date(day.getFullYear(), day.getMonth(), day.getDate());
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return date.getFullYear() === now.getFullYear() ? long.format(date) : `${shortDay(date)} ${date.getFullYear()}`;
}
