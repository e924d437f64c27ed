import { UNKNOWN } from './number.js';

/** Times in the viewer's zone. */
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const second = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });
const long = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

export const exact = (time) => `${full.format(new Date(time))} (${new Date(time).toISOString()})`;
export const clock = (time) => second.format(new Date(time));
export const today = (now) => long.format(now);
export const shortDay = (time) => day.format(new Date(time));

export function clockWithMillis(time) {
  const date = new Date(time);
  return `${second.format(date)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** As near as it helps: minutes ago, then the hour, then the day. */
export function relative(time, now = Date.now()) {
  const date = new Date(time);
  const ahead = date - now;
  const minutes = Math.round(Math.abs(ahead) / 60000);
  if (minutes < 1) return ahead > 5000 ? 'in a moment' : 'just now';
  if (minutes < 60) return ahead > 0 ? `in ${minutes} min` : `${minutes} min ago`;
  const reference = new Date(now);
  if (date.toDateString() === reference.toDateString()) return minute.format(date);
  const at = date.getFullYear() === reference.getFullYear() ? day : dayOfYear;
  return `${at.format(date)}, ${minute.format(date)}`;
}

export function duration(millis) {
  if (millis === null || millis === undefined || !Number.isFinite(Number(millis))) return UNKNOWN;
  if (millis < 1000) return `${Math.round(millis)} ms`;
  const seconds = Math.round(millis / 1000);
  const two = (n) => String(n).padStart(2, '0');
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${two(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} m`;
}

/** What is left is a guess, so it is told roughly. */
export function about(seconds) {
  if (seconds === null || seconds === undefined) return null;
  if (seconds < 10) return 'a few seconds';
  if (seconds < 60) return `about ${Math.round(seconds / 10) * 10} s`;
  if (seconds < 3600) return `about ${Math.round(seconds / 60)} min`;
  return `about ${Math.round(seconds / 360) / 10} h`;
}
