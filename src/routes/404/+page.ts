import { FALLBACK } from '$lib/i18n/fallback.ts';
import { completeInterfaceFor, interfaceLanguages } from '$lib/i18n/interface.ts';

// Static hosts answer an unknown address with the file 404.html.
export const trailingSlash = 'never';

/** The page for an unknown address, in every language of the interface: it cannot know which one its reader speaks. */
export async function load() {
  const others = interfaceLanguages.filter((lang) => lang !== FALLBACK);
  return {
    ui: await completeInterfaceFor(FALLBACK),
    others: await Promise.all(others.map(completeInterfaceFor)),
  };
}
