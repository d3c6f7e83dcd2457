import { languagesOf } from '../../../document/catalog.ts';
import { loadPaper } from '../../../document/load-paper.ts';
import { passages, type Paper } from '../../../document/read-paper.ts';
import { memoizeAsync } from '../../../loading/memoize-async.ts';
import { TITLE, type Entry } from './search.ts';

/** Returns what can be found in a paper: its title, headings and sentences, in order, in all its languages. Pure. */
export function entriesOf(papers: readonly Paper[]): Entry[] {
  const [base] = papers;
  if (!base) return [];
  const texts = new Map<string, Record<string, string>>();
  const add = (id: string, lang: string, text: string | undefined) => {
    if (text !== undefined) texts.set(id, { ...texts.get(id), [lang]: text });
  };
  for (const { lang, title, sections } of papers) {
    add(TITLE, lang, title);
    for (const { id, heading, blocks } of sections) {
      add(id, lang, heading);
      for (const { segments } of blocks.flatMap(passages))
        for (const segment of segments) add(segment.id, lang, segment.text);
    }
  }
  const entry = (id: string, section: number, paragraph?: number): Entry[] => {
    const own = texts.get(id);
    return own ? [{ paper: base.slug, id, section, paragraph, texts: own }] : [];
  };
  const sections = base.sections.flatMap(({ id, blocks }, s) => [
    ...entry(id, s + 1),
    ...blocks.flatMap((block) =>
      passages(block).flatMap(({ segments }) =>
        segments.flatMap((segment) =>
          entry(segment.id, s + 1, block.kind === 'paragraph' ? block.number : undefined),
        ),
      ),
    ),
  ]);
  return [...entry(TITLE, 0), ...sections];
}

/** Loads what can be found in papers, one after another. Throws RangeError if the catalog does not have one of them. */
export const loadEntries = memoizeAsync(async (...slugs: string[]): Promise<Entry[]> => {
  const papers = slugs.map((slug) => Promise.all(languagesOf(slug).map((lang) => loadPaper(slug, lang))));
  return (await Promise.all(papers)).flatMap(entriesOf);
});
