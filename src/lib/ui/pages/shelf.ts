import Shelf from '../Shelf.svelte';
import { loadColumn } from '../../reader/reading-props.ts';
import { BASE } from '../../i18n/fallback.ts';
import { interfaceFor, interfaceLanguages } from '../../i18n/interface.ts';
import { whole } from '../../document/metadata.ts';
import { catalog } from '../../document/catalog.ts';

export const component = Shelf;

/** The catalog: every paper in every language that it has. */
export async function propsFor() {
  const ui = await interfaceFor(BASE);
  const greetings = await Promise.all(interfaceLanguages.map(interfaceFor));
  const papers = await Promise.all(
    catalog.map(async ({ slug, langs }) => ({
      slug,
      sides: await Promise.all(langs.map((lang) => loadColumn(slug, lang))),
    })),
  );
  const metadata = {
    words: () => ({ title: ui.t('head.shelf'), description: ui.t('head.shelfDescription') }),
    lang: ui.lang,
    address: whole('/'),
    alternates: [],
  };
  return { ui, greetings, papers, metadata };
}
