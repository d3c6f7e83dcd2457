import { alignSentences, type Feature } from '../../src/lib/align/align-sentences.ts';
import type { Dictionary } from '../../src/lib/align/dictionary.ts';
import { score, type Found, type Score } from './score.ts';
import { linksOf, type Link, type TestSet } from './sets.ts';

/** Aligns all documents of a set and scores what was found. */
export function run(
  { documents }: TestSet,
  without: readonly Feature[] = [],
  dictionary?: Dictionary,
): Score & { seconds: number } {
  const start = performance.now();
  const results = documents.map(({ first, second, langs, gold, verses }): Found => {
    const { beads, confidence } = alignSentences(first, second, langs, { without, dictionary });
    const found = linksOf(beads);
    return verses ? { ...joinVerses(found, confidence, verses), gold } : { found, confidence, gold };
  });
  return { ...score(results), seconds: (performance.now() - start) / 1000 };
}

/** Joins the links within a verse, as aligner-eval's `eval_bible.py` does. The whole is as sure as its least sure part. */
function joinVerses(
  links: Link[],
  confidence: number[],
  verses: readonly [first: string[], second: string[]],
): Pick<Found, 'found' | 'confidence'> {
  const joined: { link: Link; sure: number; verse: string | undefined }[] = [];
  for (const [n, link] of links.entries()) {
    const [first, second] = link.map(
      (numbers, side) => new Set(numbers.map((number) => verses[side]?.[number])),
    );
    const all = new Set([...(first ?? []), ...(second ?? [])]);
    const verse = all.size === 1 ? [...all][0] : undefined;
    const sure = confidence[n] ?? 0;
    const last = joined.at(-1);
    if (last && verse !== undefined && verse === last.verse) {
      last.link = [
        [...last.link[0], ...link[0]],
        [...last.link[1], ...link[1]],
      ];
      last.sure = Math.min(last.sure, sure);
    } else joined.push({ link, sure, verse });
  }
  return { found: joined.map(({ link }) => link), confidence: joined.map(({ sure }) => sure) };
}
