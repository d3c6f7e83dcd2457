import { error } from '@sveltejs/kit';
import About from '../components/About.svelte';
import { loadSide } from '../components/side.ts';
import { interfaceFor, interfaceLanguages } from '../languages/interface.ts';
import { alternatesOf, whole } from '../page/metadata.ts';
import type { Params } from '../page/present.ts';
import { coverage } from '../paper/coverage.ts';
import { shelf } from '../paper/library.ts';
import { aboutAddress } from '../reading/address.ts';

export const component = About;

/** The about page in a language of the interface; 404 in any other. */
export async function propsFor({ lang = '' }: Params) {
  if (!interfaceLanguages.includes(lang)) error(404);
  const ui = await interfaceFor(lang);
  const sides = await Promise.all(
    shelf.flatMap(({ slug, langs }) => langs.map((tag) => loadSide(slug, tag))),
  );
  const metadata = {
    words: () => ({ title: ui.t('head.about'), description: ui.t('head.aboutDescription') }),
    lang,
    address: whole(aboutAddress(lang)),
    alternates: alternatesOf(interfaceLanguages.map((tag) => ({ lang: tag, address: aboutAddress(tag) }))),
  };
  return { ui, texts: sides.map((side) => ({ ...side, coverage: coverage(side.paper) })), metadata };
}
