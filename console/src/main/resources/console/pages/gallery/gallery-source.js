import * as history from '../../api/history.js';
import { ImagePages } from '../../lib/image-pages.js';
import { ConfigurationPages } from './configuration-pages.js';

/** From the address of the page to the images it shows: approved ones only. */
const FILTERS = ['q', 'jobId', 'configurationId'];

export const filterOf = (query) => Object.fromEntries(FILTERS.filter((name) => query.get(name)).map((name) => [name, query.get(name)]));

export function gallerySource({ q, jobId, configurationId }) {
  const question = { qcStatus: 'approved', q, jobId };
  // Only history can tell whether words match: then nothing new comes in by itself.
  const mayCome = (ofJob) => !q && !configurationId && (!jobId || ofJob === jobId);
  return {
    pages: () => (configurationId && !jobId ? new ConfigurationPages(configurationId, question) : new ImagePages(question)),
    find: (id) => history.image(id),
    holds: (image, isShown) => image.qcStatus === 'approved' && (isShown || mayCome(image.jobId)),
    mayCome,
  };
}
