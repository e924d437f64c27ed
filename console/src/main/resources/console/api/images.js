import { ask, searchOf } from './http.js';
import { origins } from './origins.js';

/** What image-service answers. */
const at = (path, options) => ask(origins.images, `/api/v1${path}`, options);

export const providers = (signal) => at('/providers', { signal });

/** An image's file; with a width, a thumbnail of it. `version` makes a changed file another address. */
export const fileUrl = (id, width, version) =>
  `${origins.images}/api/v1/images/${id}/file${searchOf({ width, v: version })}`;
