import { ConfigurationSearch } from './configuration-search.js';
import { StartDialog } from './start-dialog.js';

/** A job of a configuration that is yet to be chosen. */
export async function startOfAny() {
  const chosen = await new ConfigurationSearch('A job of which configuration?').open();
  if (chosen) await new StartDialog(chosen).open();
}
