import { languagesOf } from '../../../document/catalog.ts';
import { loadPaper } from '../../../document/load-paper.ts';
import { passages, type Paper } from '../../../document/read-paper.ts';
import { loadPart } from '../../../loading/load-part.ts';
import { memoizeAsync } from '../../../loading/memoize-async.ts';
import type { Simplify } from './fold.ts';
import type { Entry } from './search.ts';

/** Returns what can be found in a paper: its headings and sentences, in order, in all its languages. Pure. */
export function entriesOf(papers: readonly Paper[]): Entry[] {
  const [base] = papers;
  if (!base) return [];
  const texts = new Map<string, Record<string, string>>();
  const add = (id: string, lang: string, text: string | undefined) => {
    if (text !== undefined) texts.set(id, { ...texts.get(id), [lang]: text });
  };
  for (const { lang, sections } of papers)
    for (const { id, heading, blocks } of sections) {
      add(id, lang, heading);
      for (const { segments } of blocks.flatMap(passages))
        for (const segment of segments) add(segment.id, lang, segment.text);
    }
  const entry = (id: string, section: number, paragraph?: number): Entry[] => {
    const own = texts.get(id);
    return own ? [{ paper: base.slug, id, section, paragraph, texts: own }] : [];
  };
  return base.sections.flatMap(({ id, blocks }, s) => [
    ...entry(id, s + 1),
    ...blocks.flatMap((block) =>
      passages(block).flatMap(({ segments }) =>
        segments.flatMap((segment) =>
          entry(segment.id, s + 1, block.kind === 'paragraph' ? block.number : undefined),
        ),
      ),
    ),
  ]);
}

/** Loads what can be found in a paper. Throws RangeError if the catalog does not have it. */
export const loadEntries = memoizeAsync(async (slug: string): Promise<Entry[]> =>
  entriesOf(await Promise.all(languagesOf(slug).map((lang) => loadPaper(slug, lang)))),
);

/** Loads the table of Traditional and Simplified characters (OpenCC; it is larger than the rest of the search). */
export const loadSimplify = memoizeAsync(async (): Promise<Simplify> => {
  const { default: table } = await loadPart(() => import('opencc-js/dict/TSCharacters'));
  return simplifier(table);
});

/** Makes the function that simplifies characters from OpenCC's table: `後 后|麵 面`, the first of several the most usual. */
export function simplifier(table: string): Simplify {
  const simplified = new Map(
    table.split('|').map((line): [string, string] => {
      const [traditional = '', first = ''] = line.split(' ');
      return [traditional, first];
    }),
  );
  return (character) => simplified.get(character) ?? character;
}
