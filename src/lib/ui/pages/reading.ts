import { error } from '@sveltejs/kit';
import Reading from '../Reading.svelte';
import { loadColumn, type ReadingProps, type TextColumn } from '../../reader/reading-props.ts';
import { interfaceFor, type Interface } from '../../i18n/interface.ts';
import { memoizeAsync } from '../../i18n/memoize-async.ts';
import { formatDate, formatLanguages } from '../../i18n/format.ts';
import { alternatesOf, whole, type Metadata } from '../../document/metadata.ts';
import type { Params } from '../present.ts';
import { linkedData } from '../linked-data.ts';
import { languagesOf, loadAnnotations, loadPaper } from '../../document/catalog.ts';
import { pair } from '../../document/pair.ts';
import { addressOf, versionsOf, type View } from '../../document/view.ts';

export const component = Reading;

/** A paper in one language, or in two; 404 for a language that it does not have, or the same one twice. */
export async function propsFor({ paper = '', lang = '', beside }: Params) {
  const langs = languagesOf(paper);
  if (!langs.includes(lang) || lang === beside || (beside && !langs.includes(beside))) error(404);
  return propsOf(paper, lang, ...(beside ? [beside] : []));
}

const load = ({ paper, langs }: View): Promise<ReadingProps> => propsOf(paper, ...langs);

const propsOf = memoizeAsync(async (paper: string, lang: string, beside?: string): Promise<ReadingProps> => {
  const langs = languagesOf(paper);
  const view: View = { paper, langs: beside ? [lang, beside] : [lang] };
  const [ui, lead, ...others] = await Promise.all([
    interfaceFor(lang),
    loadColumn(paper, lang),
    ...(beside ? [loadColumn(paper, beside)] : []),
  ]);
  const sides = [lead, ...others];
  // Linked data is for those who fetch the page, not for a view that the browser builds. It stands in the page of each
  // text: the first round trip of a page of two is for the texts.
  const all = import.meta.env.SSR && !beside ? langs.map((tag) => loadPaper(paper, tag)) : undefined;
  return {
    ui,
    view,
    langs,
    sides,
    sections: pair(lead.paper, ...others.map(({ paper }) => paper)),
    metadata: metadataOf(view, langs, lead, ui),
    // In the page of one language there is room for it; beside two it comes when it is wanted.
    annotations: import.meta.env.SSR && !beside ? { [lang]: await loadAnnotations(paper, lang) } : {},
    linked: all && linkedData(await Promise.all(all), lead.paper),
    load,
  };
});

function metadataOf(view: View, langs: string[], { paper }: TextColumn, ui: Interface): Metadata {
  return {
    words: () => {
      const words = {
        title: paper.title,
        date: formatDate(ui.lang, paper.about.date),
        languages: formatLanguages(ui.lang, [...view.langs]),
      };
      return {
        title: ui.t('head.paper', words),
        description: ui.t(view.langs.length > 1 ? 'head.pairDescription' : 'head.paperDescription', words),
      };
    },
    lang: ui.lang,
    address: whole(addressOf(view)),
    alternates: alternatesOf(
      versionsOf(view, langs).map((version) => ({ lang: version.langs[0], address: addressOf(version) })),
    ),
  };
}
