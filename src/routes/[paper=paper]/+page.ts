import { catalog, languagesOf } from '$lib/document/catalog.ts';
import { absoluteUrl, alternatesOf } from '$lib/document/metadata.ts';
import { addressOf, type View } from '$lib/document/view.ts';
import { FALLBACK } from '$lib/i18n/fallback.ts';
import { formatDate, formatLanguages } from '$lib/i18n/format.ts';
import { interfaceFor } from '$lib/i18n/interface.ts';
import { loadColumn } from '$lib/reader/load-view.ts';

/** The pages to prerender: no link leads to them. */
export const entries = () => catalog.map(({ slug }) => ({ paper: slug }));

/** Loads the page of a paper without a language. Its canonical address is the page in the base language. */
export async function load({ params: { paper } }) {
  const langs = languagesOf(paper);
  const [ui, sides] = await Promise.all([
    interfaceFor(FALLBACK),
    Promise.all(langs.map((lang) => loadColumn(paper, lang))),
  ]);
  const [base] = sides;
  const words = {
    title: base?.card.title ?? '',
    date: formatDate(ui.lang, base?.card.about.date ?? ''),
    languages: formatLanguages(ui.lang, langs),
  };
  const versions = langs.map((lang): View => ({ paper, langs: [lang] }));
  const metadata = {
    title: ui.t('head.paper', words),
    description: ui.t('head.paperDescription', words),
    lang: ui.lang,
    address: absoluteUrl(addressOf({ paper, langs: [langs[0] ?? FALLBACK] })),
    alternates: alternatesOf(versions.map((view) => ({ lang: view.langs[0], address: addressOf(view) }))),
  };
  return { ui, slug: paper, sides, metadata };
}
