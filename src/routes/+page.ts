import { absoluteUrl } from '$lib/document/metadata.ts';
import { catalog } from '$lib/document/catalog.ts';
import { FALLBACK } from '$lib/i18n/fallback.ts';
import { interfaceFor, interfaceLanguages } from '$lib/i18n/interface.ts';
import { interfaceOnPage } from '$lib/settings/interface-language.ts';
import { loadColumn } from '$lib/reader/load-view.ts';

/** The shelf: a card of every paper in every language. */
export async function load() {
  const [ui, greetings, papers] = await Promise.all([
    interfaceOnPage(FALLBACK),
    Promise.all(interfaceLanguages.map(interfaceFor)),
    Promise.all(
      catalog.map(async ({ slug, langs }) => ({
        slug,
        sides: await Promise.all(langs.map((lang) => loadColumn(slug, lang))),
      })),
    ),
  ]);
  await ui.complete(); // The title of the shelf is on no other page.
  const metadata = {
    title: ui.t('head.shelf'),
    description: ui.t('head.shelfDescription'),
    lang: ui.lang,
    address: absoluteUrl('/'),
    alternates: [],
  };
  return { ui, greetings, papers, metadata };
}
