import { languagesOf, loadAnnotations, loadCard } from '../document/catalog.ts';
import { linkedData } from '../document/linked-data.ts';
import { absoluteUrl, alternatesOf, type Metadata } from '../document/metadata.ts';
import { addressOf, versionsOf, type View } from '../document/view.ts';
import { formatDate, formatLanguages } from '../i18n/format.ts';
import type { Interface } from '../i18n/interface.ts';
import { language } from '../i18n/languages.ts';
import { loadPart } from '../loading/load-part.ts';
import { memoizeAsync } from '../loading/memoize-async.ts';
import { chosenInterface, interfaceOnPage } from '../settings/interface-language.ts';
import type { ReadingProps, Text, TextColumn } from './reading-props.ts';

/** Loads one language of a paper for a list or a page. Throws RangeError if the catalog does not have it. */
export async function loadColumn(slug: string, lang: string): Promise<TextColumn> {
  return { language: language(lang), card: await loadCard(slug, lang) };
}

/**
 * Loads what a page needs to show a view of a paper; the text too, unless the document has it already. Throws RangeError
 * if the catalog does not have the view.
 */
export async function loadView({ paper, langs }: View, isInDocument = false): Promise<ReadingProps> {
  const [props, text] = await Promise.all([
    load(chosenInterface() ?? '', paper, ...langs),
    isInDocument ? undefined : loadText({ paper, langs }),
  ]);
  return { ...props, text };
}

/**
 * Whether the document that the browser has loaded from the server is the published page of this view. A paper's own
 * address names one of them as canonical too, but has no text.
 */
export const isPublishedHere = (view: View): boolean =>
  !import.meta.env.SSR &&
  document.querySelector('main .text') !== null &&
  document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href === absoluteUrl(addressOf(view));

/** Loads what renders texts, and the text of a view. */
export async function loadText(view: View): Promise<Text> {
  const rendering = await loadPart(() => import('./rendering.ts'));
  return { sections: await rendering.loadSections(view), rendering };
}

// Once for each interface in which it was asked for.
const load = memoizeAsync(
  async (_chosen: string, paper: string, lang: string, beside?: string): Promise<PropsWithoutText> => {
    const langs = languagesOf(paper);
    const view: View = { paper, langs: beside ? [lang, beside] : [lang] };
    const [ui, sides] = await Promise.all([
      interfaceOnPage(lang),
      Promise.all(view.langs.map((tag) => loadColumn(paper, tag))),
    ]);
    const headings = sides.map(
      ({ card }) => new Map(card.sections.map(({ id, heading }) => [id, heading ?? undefined])),
    );
    const published = import.meta.env.SSR && !beside;
    return {
      ui,
      view,
      langs,
      sides,
      outline: (sides[0]?.card.sections ?? []).map(({ id }) => ({
        id,
        headings: headings.map((own) => own.get(id)),
      })),
      metadata: metadataOf(view, langs, sides[0]?.card.title ?? '', sides[0]?.card.about.date ?? '', ui),
      // A published page of one language has room for both. In a page of two, the first round trip is for the text:
      // the annotations come later.
      annotations: published ? { [lang]: await loadAnnotations(paper, lang) } : {},
      linked: published ? await linkedDataOf(paper, langs, lang) : undefined,
    };
  },
);

type PropsWithoutText = Omit<ReadingProps, 'text'>;

async function linkedDataOf(slug: string, langs: string[], shown: string): Promise<object> {
  const works = await Promise.all(
    langs.map(async (lang) => ({ slug, lang, ...(await loadCard(slug, lang)) })),
  );
  return linkedData(works, shown);
}

function metadataOf(view: View, langs: string[], title: string, date: string, ui: Interface): Metadata {
  const words = {
    title,
    date: formatDate(ui.lang, date),
    languages: formatLanguages(ui.lang, [...view.langs]),
  };
  return {
    title: ui.t('head.paper', words),
    description: ui.t(view.langs.length > 1 ? 'head.pairDescription' : 'head.paperDescription', words),
    lang: ui.lang,
    address: absoluteUrl(addressOf(view)),
    alternates: alternatesOf(
      versionsOf(view, langs).map((version) => ({ lang: version.langs[0], address: addressOf(version) })),
    ),
  };
}
