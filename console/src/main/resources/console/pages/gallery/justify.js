import { ratioOf } from '../../lib/image.js';

/**
 * Rows that fill the width, each picture by its own ratio; a day's last row keeps its height. Pure:
 * what is where follows from the sizes alone, so only rows in view need to be in the page.
 */
const NARROWEST = 0.45;
const WIDEST = 3.2;

/** @returns `{rows: [{top, height, day, cells: [{image, index, left, width}]}], height}` */
export function justify(images, { width, height, gap, heading, dayOf }) {
  const rows = [];
  let top = 0;
  let cells = [];
  let sum = 0;
  const close = (rowHeight) => {
    let left = 0;
    const placed = cells.map(({ image, index, ratio }) => {
      const cell = { image, index, left, width: ratio * rowHeight };
      left += cell.width + gap;
      return cell;
    });
    rows.push({ top, height: rowHeight, cells: placed });
    top += rowHeight + gap;
    cells = [];
    sum = 0;
  };
  let day = null;
  images.forEach((image, index) => {
    const today = dayOf(image);
    if (today !== day) {
      if (cells.length > 0) close(Math.min(height, full()));
      if (day !== null) top += gap;
      rows.push({ top, height: heading, day: today, cells: [] });
      top += heading;
      day = today;
    }
    const ratio = Math.min(WIDEST, Math.max(NARROWEST, ratioOf(image)));
    cells.push({ image, index, ratio });
    sum += ratio;
    if (full() <= height) close(full());
  });
  if (cells.length > 0) close(Math.min(height, full()));
  return { rows, height: Math.max(0, top - gap) };

  function full() {
    return (width - gap * (cells.length - 1)) / sum;
  }
}
