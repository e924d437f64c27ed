import * as history from '../../api/history.js';
import { ImagePages } from '../../lib/image-pages.js';
import { html, nothing } from '../../lib/lit.js';
import { count } from '../../lib/number.js';

/** The five tabs: which images each shows, and in which colour. */
export const TABS = [
  { key: 'failed', words: 'Failed', statuses: ['qc_failed'], empty: 'No image waits for a decision.' },
  { key: 'retry-pending', words: 'Retry pending', statuses: ['retry_pending'], empty: 'No retry waits for its turn.' },
  { key: 'processing', words: 'Processing', statuses: ['processing'], empty: 'No image is being processed again.' },
  { key: 'retry-failed', words: 'Retry failed', statuses: ['retry_failed'], empty: 'No retry has failed.' },
  { key: 'all', words: 'All', statuses: ['qc_failed', 'retry_pending', 'processing', 'retry_failed'], empty: 'Nothing is to be reviewed.' },
];

export const tabOf = (query) => TABS.find(({ key }) => key === query.get('tab')) ?? TABS[0];

export const reviewSource = ({ statuses }, jobId) => ({
  pages: () => new ImagePages({ qcStatus: statuses, jobId }),
  find: (id) => history.image(id),
  holds: (image) => statuses.includes(image.qcStatus) && (!jobId || image.jobId === jobId),
});

/** @param review what history says of them; absent as long as it has not answered */
export function reviewTabs(query, review) {
  const current = tabOf(query);
  const address = (key) => {
    const search = new URLSearchParams(query);
    search.set('tab', key);
    search.delete('image');
    return `/review?${search}`;
  };
  return html`<nav class="tabs" aria-label="Image status">${TABS.map(({ key, words, statuses }) => html`
    <a class="tab ${statuses.length === 1 ? `is-${statuses[0]}` : ''}" href=${address(key)} aria-current=${current.key === key ? 'page' : nothing}>${words}
      <span class="tab-count">${count(review?.tabs.find((tab) => tab.name === words)?.count)}</span></a>`)}</nav>`;
}
