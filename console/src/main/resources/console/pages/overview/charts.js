import { html } from '../../lib/lit.js';
import { compact, count, money, percent, plural } from '../../lib/number.js';
import { duration } from '../../lib/time.js';
import { chart } from '../../parts/chart.js';
import { lastDays, successRate } from './days.js';

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
        { name: 'Other', color: 'grey', value: (day) => day.totalJobs - day.completedJobs - day.failedJobs },
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
    ${costs(providers)}</section>`;
}

const PERCENTILES = [['p50', 'blue'], ['p95', 'violet'], ['p99', 'amber']];

/** Percentiles where history tells them, else the average. */
function durations(days, many) {
  const told = days.some((day) => day.durationMs);
  const series = told
    ? PERCENTILES.map(([name, color]) => ({ name, color, value: (day) => day.durationMs?.[name] ?? null }))
    : [{ name: 'Average', color: 'blue', value: (day) => day.averageJobDuration || null }];
  return chart({
    title: told ? 'Duration' : 'Average duration', days, form: 'lines', format: duration, series,
    aside: html`<ul class="legend">${series.map((each) => html`<li><span class="dot c-solid-${each.color}"></span>${each.name}</li>`)}</ul>`,
    summary: `Job duration over ${many} days`,
  });
}

function costs(providers) {
  const paid = (providers?.items ?? []).filter((provider) => provider.imagesPaid > 0 || provider.costSoFar > 0);
  const most = Math.max(...paid.map((provider) => provider.costSoFar), 0);
  return html`<figure class="panel chart"><figcaption><h3>Cost per provider</h3><span class="muted small num">${providers ? money(paid.reduce((sum, each) => sum + each.costSoFar, 0)) : '–'} so far</span></figcaption>
    <div class="hbars">${paid.length === 0 ? html`<p class="muted small">${providers ? 'No image was paid for.' : 'image-service does not answer.'}</p>` : paid.map((provider) => html`<div class="hbar c-accent"><span>${provider.name}</span><span class="num end">${money(provider.costSoFar)}</span>
      <progress max="100" .value=${most > 0 ? (100 * provider.costSoFar) / most : 0} aria-label="${provider.name}, ${money(provider.costSoFar)}"></progress><small>${plural(provider.imagesPaid, 'image')}</small><small class="num end">${provider.costPerImage === null ? '' : `${money(provider.costPerImage)} each`}</small></div>`)}</div></figure>`;
}

const legend = (entries) => html`<ul class="legend">${entries.map(([status, words]) => html`<li><span class="dot is-${status}"></span>${words}</li>`)}</ul>`;
