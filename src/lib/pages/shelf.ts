import Shelf from '../components/Shelf.svelte';
import { loadSide } from '../components/side.ts';
import { BASE } from '../languages/base.ts';
import { interfaceFor, interfaceLanguages } from '../languages/interface.ts';
import { whole } from '../page/metadata.ts';
import { shelf } from '../paper/library.ts';

export const component = Shelf;

/** The shelf: every paper in every language that it has. */
export async function propsFor() {
  const ui = await interfaceFor(BASE);
  const greetings = await Promise.all(interfaceLanguages.map(interfaceFor));
  const papers = await Promise.all(
    shelf.map(async ({ slug, langs }) => ({
      slug,
      sides: await Promise.all(langs.map((lang) => loadSide(slug, lang))),
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
