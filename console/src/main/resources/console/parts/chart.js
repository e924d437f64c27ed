import { html, nothing, svg } from '../lib/lit.js';

/**
 * Charts as SVG that stretches to its box; labels are HTML, so type never scales. Every chart has
 * its values on hover, and as a table for who does not see or point.
 */
const STEPS = 3;
/** A day that stands alone is a short line, since a point has no length. */
const ALONE = 3;

/** The next round number above, so that the lines lie at round values. */
export function ceiling(value) {
  if (!(value > 0)) return STEPS;
  const magnitude = 10 ** Math.floor(Math.log10(value / STEPS));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((each) => each * STEPS >= value);
  return step * STEPS;
}

/**
 * @param days what stands along the x axis: `[{label, …}]`
 * @param series `[{name, color, value(day)}]`; bars are stacked in this order
 */
export function chart({ title, aside = nothing, days, series, form = 'bars', format, top, steps = STEPS, wide = false, summary }) {
  const highest = Math.max(0, ...days.map((day) => (form === 'bars' ? sum(series, day) : Math.max(...series.map((each) => each.value(day) ?? 0)))));
  const limit = top ?? ceiling(highest);
  const axis = Array.from({ length: steps + 1 }, (_, step) => format(limit - (limit / steps) * step));
  return html`<figure class="panel chart ${wide ? 'span-3' : ''}"><figcaption><h3>${title}</h3>${aside}</figcaption>
    <div class="plot"><ol class="y-ax" aria-hidden="true">${axis.map((label) => html`<li>${label}</li>`)}</ol>
      <div class="plot-box"><svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label=${summary}>
        ${axis.map((_, step) => svg`<line class="gl" x1="0" x2="100" y1=${(step * 100) / steps} y2=${(step * 100) / steps}></line>`)}
        ${form === 'bars' ? bars(days, series, limit, format) : lines(days, series, limit)}
        ${form === 'lines' ? hovers(days, series, format) : nothing}
      </svg></div>
      <ol class="x-ax" aria-hidden="true">${ticks(days).map((label) => html`<li>${label}</li>`)}</ol></div>
    <details class="chart-table"><summary>As a table</summary><div class="table-wrap table-short" tabindex="0" role="region" aria-label="${title} as a table">
      <table class="table table-tight"><caption class="vh">${title}</caption><thead><tr><th scope="col">Day</th>${series.map((each) => html`<th scope="col" class="n">${each.name}</th>`)}</tr></thead>
      <tbody>${days.map((day) => html`<tr><th scope="row">${day.label}</th>${series.map((each) => html`<td class="n">${format(each.value(day))}</td>`)}</tr>`)}</tbody></table></div></details></figure>`;
}

const sum = (series, day) => series.reduce((all, each) => all + (each.value(day) ?? 0), 0);
const told = (day, series, format) => `${day.label}: ${series.map((each) => `${each.name} ${format(each.value(day))}`).join(', ')}`;

function bars(days, series, limit, format) {
  const slot = 100 / days.length;
  return days.map((day, index) => {
    let base = 100;
    return svg`<g class="bar-day"><title>${told(day, series, format)}</title><rect class="hit" x=${index * slot} y="0" width=${slot} height="100"></rect>${series.map((each) => {
      const height = ((each.value(day) ?? 0) / limit) * 100;
      base -= height;
      return svg`<rect class="bar c-${each.color}" x=${(index + 0.2) * slot} y=${base} width=${slot * 0.6} height=${height}></rect>`;
    })}</g>`;
  });
}

function lines(days, series, limit) {
  const x = (index) => ((index + 0.5) * 100) / days.length;
  return series.map((each) => {
    const points = days
      .map((day, index) => [x(index), each.value(day)])
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([at, value]) => [at, 100 - (value / limit) * 100]);
    if (points.length === 0) return nothing;
    const [[first, height]] = points;
    const path = points.length === 1 ? `${first - ALONE / 2} ${height} h${ALONE}` : points.map((point) => point.join(' ')).join(' L');
    return svg`<path class="ln c-${each.color}" d="M${path}"></path>`;
  });
}

const hovers = (days, series, format) => {
  const slot = 100 / days.length;
  return days.map((day, index) => svg`<g class="bar-day"><title>${told(day, series, format)}</title><rect class="hit" x=${index * slot} y="0" width=${slot} height="100"></rect></g>`);
};

function ticks(days) {
  const every = Math.max(1, Math.ceil((days.length - 1) / 3));
  return days.filter((_, index) => (days.length - 1 - index) % every === 0).map((day) => day.label);
}

/** The shape of the last days, without figures. */
export function spark(values, color) {
  const known = values.map((value) => value ?? 0);
  if (known.length < 2) return html`<svg class="spark" aria-hidden="true"></svg>`;
  const high = Math.max(...known);
  const low = Math.min(...known);
  const y = (value) => (high === low ? 92 : 92 - ((value - low) / (high - low)) * 84);
  const path = known.map((value, index) => `${(index * 100) / (known.length - 1)} ${y(value)}`).join(' L');
  return html`<svg class="spark c-${color}" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path class="ar" d="M${path} L100 100 L0 100Z"></path><path class="ln" d="M${path}"></path></svg>`;
}
