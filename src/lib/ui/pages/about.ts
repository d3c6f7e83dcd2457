import { error } from '@sveltejs/kit';
import About from '../About.svelte';
import { loadColumn } from '../../reader/reading-props.ts';
import { interfaceFor, interfaceLanguages } from '../../i18n/interface.ts';
import { alternatesOf, whole } from '../../document/metadata.ts';
import type { Params } from '../present.ts';
import { coverage } from '../../document/coverage.ts';
import { catalog } from '../../document/catalog.ts';
import { aboutAddress } from '../../document/view.ts';

export const component = About;

/** The about page in a language of the interface; 404 in any other. */
export async function propsFor({ lang = '' }: Params) {
  if (!interfaceLanguages.includes(lang)) error(404);
  const ui = await interfaceFor(lang);
  const sides = await Promise.all(
    catalog.flatMap(({ slug, langs }) => langs.map((tag) => loadColumn(slug, tag))),
  );
  const metadata = {
    words: () => ({ title: ui.t('head.about'), description: ui.t('head.aboutDescription') }),
    lang,
    address: whole(aboutAddress(lang)),
    alternates: alternatesOf(interfaceLanguages.map((tag) => ({ lang: tag, address: aboutAddress(tag) }))),
  };
  return { ui, texts: sides.map((side) => ({ ...side, coverage: coverage(side.paper) })), metadata };
}
