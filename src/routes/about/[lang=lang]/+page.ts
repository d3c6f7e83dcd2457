import { error } from '@sveltejs/kit';
import { catalog } from '$lib/document/catalog.ts';
import { absoluteUrl, alternatesOf } from '$lib/document/metadata.ts';
import { aboutAddress } from '$lib/document/view.ts';
import { completeInterfaceFor, interfaceLanguages } from '$lib/i18n/interface.ts';
import { loadColumn } from '$lib/reader/load-view.ts';

/** The about page in a language of the interface; 404 in any other. */
export async function load({ params: { lang } }) {
  if (!interfaceLanguages.includes(lang)) error(404);
  const [ui, texts] = await Promise.all([
    completeInterfaceFor(lang),
    Promise.all(
      catalog.flatMap(({ slug, langs }) =>
        langs.map(async (tag) => ({ slug, ...(await loadColumn(slug, tag)) })),
      ),
    ),
  ]);
  const metadata = {
    title: ui.t('about.title'),
    description: ui.t('about.description'),
    lang,
    address: absoluteUrl(aboutAddress(lang)),
    alternates: alternatesOf(interfaceLanguages.map((tag) => ({ lang: tag, address: aboutAddress(tag) }))),
  };
  return { ui, texts, metadata };
}
