// The expected speech for a view, made from the locale files alone and never from the page.
import type { Term } from '../../../src/lib/document/types.ts';
import { readFileSync } from 'node:fs';
import type Words from '../../../locales/en/ui.json';
import { ALL_VIEWS, paperFile, segmentsOf } from '../../support/site.ts';
import { findTerms } from '../../../src/build/locales/terms.ts';
import { plain, type Expected } from './lines.ts';

type Langs = readonly string[];

const NAMES: Record<string, string> = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' };

const wordsIn = (lang: string) => JSON.parse(readFileSync(`locales/${lang}/ui.json`, 'utf8')) as typeof Words;

const line = (lang: string, text: string, as: Expected['as'] = 'text'): Expected => ({
  lang: lang.toLowerCase(),
  text: plain(text),
  as,
});

const nameOf = (lang: string) => NAMES[lang] ?? lang;

/**
 * The part before the paper: skip link, name of the reader, the slots of the bar and the buttons of the sheets. `lastPair`
 * is the pair that was shown before one of its languages.
 */
export function headOf(shown: Langs, lastPair: Langs = []): Expected[] {
  const [ui = ''] = shown;
  const { site, sheets, views } = wordsIn(ui);
  // Each language alone, then two: those shown now or last, or the one that is shown and the first of the others.
  const alone = ALL_VIEWS.filter((langs) => langs.length === 1);
  const both = [...new Set([...lastPair, ...shown, 'en', 'zh-Hans'])].slice(0, 2);
  const slots = [...alone, both].flatMap((langs) =>
    langs.flatMap((lang, n) => [...(n ? [line(ui, '+', 'link')] : []), line(lang, nameOf(lang), 'link')]),
  );
  return [
    line(ui, site.skip, 'link'),
    line('zh-Latn', 'Duidu', 'link'),
    ui === 'zh-Hant' ? line(ui, '對讀', 'link') : line('zh-Hans', '对读', 'link'),
    line(ui, site.shelf, 'link'),
    line(ui, site.about, 'link'),
    ...slots,
    line(ui, views.swap, 'link'),
    line(ui, sheets.contents, 'opener'),
    line(ui, sheets.search, 'opener'),
    line(ui, sheets.settings, 'opener'),
  ];
}

/** The paper, from its title to its last sentence: every language shown in turn, paragraph by paragraph. */
export function paperOf(langs: Langs): Expected[] {
  const [ui = ''] = langs;
  const words = wordsIn(ui);
  const papers = langs.map((lang) => ({ lang, ...paperFile(lang) }));
  const terms = papers.map(({ text, glossary = {} }) => findTerms(text, glossary));
  const standings = langs.map((lang) => ({ lang, words: wordsIn(lang).standing }));
  const segments = papers.map(({ lang, text }, n) =>
    segmentsOf(text).map(({ id, text: words }) => ({ id, lines: partsOf(lang, words, terms[n]?.[id]) })),
  );
  const headings = (section: string, as: Expected['as']) =>
    papers.map(({ lang, text }) => line(lang, String((text[section] as { heading: string }).heading), as));
  const passage = (id: string) =>
    segments.flat().flatMap(({ id: own, lines }) => (passageOf(own) === id ? lines : []));
  const sections = Object.keys(papers[0]?.text ?? {});
  const passages = [...new Set(segments[0]?.map(({ id }) => passageOf(id)))];
  const paragraphs = (section: string, s: number) => {
    let number = 0;
    return passages
      .filter((id) => id.startsWith(`${section}.`))
      .flatMap((id) => {
        const isItem = id.split('.').length > 2;
        const name = words.paragraph.name.replace('{{number}}', isItem ? '' : `${s + 1}.${++number}`);
        return [...(isItem ? [] : [line(ui, name, 'summary')]), ...passage(id)];
      });
  };
  return [
    ...papers.map(({ lang, title }) => line(lang, title, 'title')),
    ...papers.flatMap(({ lang, about: { issuer, occasion, date } }) =>
      [`${issuer} · ${formatDate(lang, date)}`, occasion].map((text) => line(lang, text)),
    ),
    ...papers.flatMap(({ lang, about }, n) => [
      line(lang, nameOf(lang)),
      line(lang, standings[n]?.words[about.standing] ?? ''),
    ]),
    ...sections.flatMap((section) => headings(section, 'link')),
    ...sections.flatMap((section, s) => [
      ...headings(section, 'heading'),
      line(ui, words.plain.heading, 'summary'),
      ...paragraphs(section, s),
    ]),
  ];
}

/** The glossary after the paper: each entry in every shown language in turn. */
export function glossaryOf(langs: Langs): Expected[] {
  const [ui = ''] = langs;
  const { glossary } = wordsIn(ui);
  const entries = langs.map((lang) => ({ lang, glossary: paperFile(lang).glossary ?? {} }));
  return [
    line(ui, glossary.heading, 'heading'),
    line(ui, glossary.ours),
    ...Object.keys(entries[0]?.glossary ?? {}).flatMap((id) =>
      entries.flatMap(({ lang, glossary: { [id]: entry } }) =>
        [entry?.term, entry?.expansion, entry?.explanation].flatMap((text) =>
          text === undefined ? [] : [line(lang, text)],
        ),
      ),
    ),
  ];
}

/** The same lines as Orca speaks running text: sentence by sentence. */
export const bySentence = (lines: Expected[]): Expected[] =>
  lines.flatMap((one) =>
    one.as === 'text'
      ? one.text.split(/(?<=。|\. )/).flatMap((text) => (text ? [{ ...one, text: text.trim() }] : []))
      : [one],
  );

/** A sentence as it is spoken: its terms are links. */
function partsOf(lang: string, words: string, terms: Term[] = []): Expected[] {
  let at = 0;
  const parts = terms.flatMap(([start, end]) => {
    const before = line(lang, words.slice(at, start));
    at = end;
    return [before, line(lang, words.slice(start, end), 'link')];
  });
  return [...parts, line(lang, words.slice(at))].filter(({ text }) => text);
}

/** The part after the paper: notes, sources and the state of the offline copy. */
export function footOf(langs: Langs): Expected[] {
  const [ui = ''] = langs;
  const { source, offline } = wordsIn(ui);
  const papers = langs.map((lang) => ({ lang, about: paperFile(lang).about }));
  const hosts = new Set(papers.map(({ about }) => new URL(about.source).host));
  const names = new Intl.ListFormat(ui, { style: 'narrow', type: 'conjunction' }).format(
    Object.values(NAMES),
  );
  const saved = offline.saved.replace('{{languages}}', names);
  return [
    ...papers.flatMap(({ lang, about: { note = '', officialTitle: title } }) => [
      ...bySentence([line(lang, note)]),
      ...(title === undefined ? [] : officialIn(ui, source.official, lang, title)),
    ]),
    ...[...hosts].flatMap((host) => addressIn(ui, source.link, host)),
    line(ui, saved, 'opener'),
  ];
}

/** A link that contains an address, which has a language tag of its own when the interface is not in Latin script. */
const addressIn = (ui: string, link: string, address: string): Expected[] =>
  ui === 'en'
    ? [line(ui, link.replace('{{address}}', address), 'link')]
    : [line(ui, link.replace('{{address}}', ''), 'link'), line('en', address, 'link')];

/** A link to the official text, whose title has a language tag of its own if it is not in the interface's language. */
function officialIn(ui: string, link: string, lang: string, title: string): Expected[] {
  if (ui === lang) return [line(ui, link.replace('{{title}}', title), 'link')];
  const [before = '', after = ''] = link.split('{{title}}');
  return [line(ui, before, 'link'), line(lang, title, 'link'), ...(after ? [line(ui, after, 'link')] : [])];
}

/** The labels of the landmarks of a page, for which browsers expose no language. */
export function labelsOf([ui = '']: Langs): string[] {
  const { views, sheets, glossary } = wordsIn(ui);
  return [views.label, sheets.contents, glossary.heading];
}

const passageOf = (id: string) => id.slice(0, id.lastIndexOf('.'));

const formatDate = (lang: string, date: string) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
