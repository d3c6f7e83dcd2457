import NotFound from '../NotFound.svelte';
import { BASE } from '../../i18n/fallback.ts';
import { interfaceFor, interfaceLanguages } from '../../i18n/interface.ts';

export const component = NotFound;

/** The page for an unknown address: nobody knows which language its reader speaks, so it is in all of them. */
export async function propsFor() {
  const others = interfaceLanguages.filter((lang) => lang !== BASE);
  return { ui: await interfaceFor(BASE), others: await Promise.all(others.map(interfaceFor)) };
}
