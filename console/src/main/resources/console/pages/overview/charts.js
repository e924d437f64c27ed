import { html } from '../../lib/lit.js';
import { compact, count, money, percent, plural } from '../../lib/number.js';
import { duration } from '../../lib/time.js';
import { chart } from '../../parts/chart.js';
import { lastDays, median, successRate } from './days.js';

/** The last days as charts. */
export function charts(statistics, providers, many) {
  const days = lastDays(statistics, many);
  return html`<section class="grid grid-charts" aria-label="Last ${many} days">
    ${chart({
      title: 'Jobs per day', wide: true, days, format: compact,
      aside: legend([['completed', 'Completed'], ['failed', 'Failed'], ['queued', 'Other']]),
      series: [
        { name: 'Completed', color: 'green', value: (day) => day.completedJobs },
        { name: 'Failed', color: 'red', value: (day) => day.failedJobs },
        { name: 'Other', color: 'grey', value: (day) => Math.max(0, day.totalJobs - day.completedJobs - day.failedJobs) },
      ],
      summary: `Jobs per day over ${many} days: ${plural(statistics.totalJobs, 'job')}, ${count(statistics.failedJobs)} failed`,
    })}
    ${chart({
      title: 'Images per day', wide: true, days, format: compact,
      aside: html`<span class="muted small num">${count(statistics.successfulImages)} in ${many} days</span>`,
      series: [
        { name: 'Successful', color: 'accent', value: (day) => day.successfulImages },
        { name: 'Failed', color: 'red', value: (day) => day.failedImages },
      ],
      summary: `Images per day over ${many} days: ${count(statistics.successfulImages)} successful, ${count(statistics.failedImages)} failed`,
    })}
    ${chart({
      title: 'Success rate', days, form: 'lines', format: percent, top: 100, steps: 2,
      aside: html`<span class="muted small num">${percent(successRate(days.at(-1)))} today</span>`,
      series: [{ name: 'Successful images', color: 'green', value: successRate }],
      summary: `Success rate over ${many} days`,
    })}
    ${durations(days, many)}
    ${costs(statistics, providers)}</section>`;
}

const PERCENTILES = [['p50', 'blue'], ['p90', 'violet'], ['p99', 'amber']];

/** Percentiles where history tells them, else the average. */
function durations(days, many) {
  const told = days.some((day) => day.durations);
  const series = told
    ? PERCENTILES.map(([name, color]) => ({ name, color, value: (day) => (median(day) === null ? null : (day.durations?.[name] ?? null)) }))
    : [{ name: 'Average', color: 'blue', value: median }];
  return chart({
    title: told ? 'Duration' : 'Average duration', days, form: 'lines', format: duration, series,
    aside: html`<ul class="legend">${series.map((each) => html`<li><span class="dot c-solid-${each.color}"></span>${each.name}</li>`)}</ul>`,
    summary: `Job duration over ${many} days`,
  });
}

/** Of these days where history tells it, else what image-service has paid so far. */
function costs(statistics, providers) {
  const bills = statistics.costs ?? providers?.items.map((each) => ({ provider: each.name, images: each.imagesPaid, cost: each.costSoFar })) ?? [];
  const paid = bills.filter(({ images }) => images > 0).sort((one, other) => other.cost - one.cost);
  const most = Math.max(0, ...paid.map(({ cost }) => cost));
  return html`<figure class="panel chart"><figcaption><h3>Cost per provider</h3><span class="muted small num">${money(paid.reduce((sum, { cost }) => sum + cost, 0))} ${statistics.costs ? 'in these days' : 'so far'}</span></figcaption>
    <div class="hbars">${paid.length === 0 ? html`<p class="muted small">No image was paid for.</p>` : paid.map((bill) => costBar(bill, most))}</div></figure>`;
}

const costBar = ({ provider, images, cost }, most) => html`<div class="hbar c-accent"><span>${provider}</span><span class="num end">${cost > 0 ? money(cost) : 'free'}</span>
  <progress max="100" .value=${most > 0 ? (100 * cost) / most : 0} aria-label="${provider}, ${money(cost)}"></progress><small>${plural(images, 'image')}</small><small class="num end">${cost > 0 ? `${money(cost / images)} each` : ''}</small></div>`;

const legend = (entries) => html`<ul class="legend">${entries.map(([status, words]) => html`<li><span class="dot is-${status}"></span>${words}</li>`)}</ul>`;
