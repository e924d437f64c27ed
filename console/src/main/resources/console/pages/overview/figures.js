import { html, nothing } from '../../lib/lit.js';
import { count, money, percent, UNKNOWN } from '../../lib/number.js';
import { duration } from '../../lib/time.js';
import { spark } from '../../parts/chart.js';
import { costOf, lastDays, median, successRate } from './days.js';

/** Today beside yesterday. */
export function figures(statistics, many) {
  const days = lastDays(statistics, many);
  const [yesterday, now] = days.slice(-2);
  const rates = days.map(successRate);
  const isHere = statistics !== undefined;
  const durations = days.map(median);
  const costs = days.map(costOf);
  return html`<section class="grid grid-stats" aria-label="Today">
    ${stat('Jobs', isHere ? count(now.totalJobs) : UNKNOWN, difference(now.totalJobs, yesterday.totalJobs, isHere), days.map((day) => day.totalJobs), 'accent')}
    ${stat('Images', isHere ? count(now.successfulImages) : UNKNOWN, difference(now.successfulImages, yesterday.successfulImages, isHere), days.map((day) => day.successfulImages), 'accent')}
    ${stat('Successful images', percent(rates.at(-1)), yesterdayWas(rates.at(-2), percent), rates, 'green')}
    ${stat(now.durations ? 'Median duration' : 'Average duration', duration(durations.at(-1)), now.durations ? html`<span class="truncate">p99 ${duration(now.durations.p99)}</span>` : yesterdayWas(durations.at(-2), duration), durations, 'blue')}
    ${stat('Cost', money(costs.at(-1)), yesterdayWas(costs.at(-2), money), costs, 'violet')}</section>`;
}

const stat = (label, figure, sub, values, color) => html`<div class="panel stat"><div class="stat-label"><span>${label}</span></div><div class="stat-fig">${figure}</div><div class="stat-sub">${sub}</div>${spark(values, color)}</div>`;

function difference(now, before, isHere) {
  if (!isHere) return nothing;
  const change = now - before;
  return html`<span class="delta">${change > 0 ? '+' : change < 0 ? '−' : '±'}${count(Math.abs(change))}</span><span class="truncate">against yesterday</span>`;
}

const yesterdayWas = (value, format) => html`<span class="truncate">${value === null || value === undefined ? 'none yesterday' : `${format(value)} yesterday`}</span>`;
