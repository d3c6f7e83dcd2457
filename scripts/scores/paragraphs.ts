import type { Dictionary } from '../../src/lib/align/dictionary.ts';
import type { SourceDocument } from '../../src/lib/align/formats/source.ts';
import { pairDocuments } from '../../src/lib/align/pair-documents.ts';
import { language } from '../../src/lib/i18n/languages.ts';
import { random } from './random.ts';
import { score, type Found, type Score } from './score.ts';
import type { GoldDocument, Link, TestSet } from './sets.ts';

/** A paragraph has up to so many links. */
const MOST_LINKS = 6;

/**
 * Scores what a publisher gets: the sentences of each document are put into paragraphs of one to six links, imported as texts
 * that must be split again, and the segments compared with the links. A segment that ends inside a sentence is wrong.
 */
export function runInParagraphs({ documents }: TestSet, dictionary?: Dictionary): Score {
  return score(documents.map((document, n) => pairInParagraphs(document, n + 1, dictionary)));
}

function pairInParagraphs(document: GoldDocument, seed: number, dictionary?: Dictionary): Found {
  const { first, second, langs, gold } = document;
  const paragraphs = paragraphsOf(document, seed);
  const docs = langs.map((lang, side): SourceDocument => ({
    lang,
    file: lang,
    title: lang,
    about: {},
    places: [],
    sections: [
      {
        heading: lang,
        line: 1,
        blocks: paragraphs.flatMap((sides, line) => {
          const text = (sides[side] ?? []).join(language(lang).segmentSeparator);
          return text ? [{ kind: 'paragraph', text, line }] : [];
        }),
      },
    ],
  }));
  const [base, other] = docs as [SourceDocument, SourceDocument];
  const { translations } = pairDocuments({ lang: base.lang, document: base }, [other], undefined, {
    dictionaryFor: () => dictionary,
  });
  const keys = [...(translations.get(base.lang)?.keys() ?? [])].filter((key) => /\.p\d+\.s\d+$/.test(key));
  const takers = [first, second].map((sentences) => createTaker(sentences.map(({ text }) => text)));
  const found = keys.map((key): Link => {
    const [one, two] = langs.map(
      (lang, side) => takers[side]?.(translations.get(lang)?.get(key) ?? '') ?? [],
    );
    return [one ?? [], two ?? []];
  });
  return { found, confidence: [], gold };
}

/** Divides two texts into paragraphs that correspond, each of up to six links, and keeps all sentences in their order. */
function paragraphsOf({ first, second, gold }: GoldDocument, seed: number): [string[], string[]][] {
  const next = random(seed);
  const paragraphs: [string[], string[]][] = [];
  let [i, j, toI, toJ, left] = [0, 0, 0, 0, 0];
  for (const [n, [inFirst, inSecond]] of gold.entries()) {
    toI = Math.max(toI, ...inFirst.map((number) => number + 1));
    toJ = Math.max(toJ, ...inSecond.map((number) => number + 1));
    if (left-- > 0 && n < gold.length - 1) continue;
    // Where the order differs, a paragraph goes on until both texts have caught up.
    const rest = gold.slice(n + 1, n + 100);
    if (rest.some(([a, b]) => a.some((number) => number < toI) || b.some((number) => number < toJ))) continue;
    const isLast = n === gold.length - 1;
    const texts = (sentences: GoldDocument['first'], from: number, to: number) =>
      sentences.slice(from, isLast ? undefined : to).map(({ text }) => text);
    paragraphs.push([texts(first, i, toI), texts(second, j, toJ)]);
    [i, j, left] = [toI, toJ, Math.floor(next() * MOST_LINKS)];
  }
  return paragraphs;
}

/**
 * Returns a function that takes the next stretch of a text and returns the numbers of its sentences; NaN among them if it does
 * not begin and end where sentences do.
 */
function createTaker(sentences: string[]): (text: string) => number[] {
  const lengthOf = (text: string) => text.replaceAll(/\s/g, '').length;
  const ends: number[] = [];
  for (const sentence of sentences) ends.push((ends.at(-1) ?? 0) + lengthOf(sentence));
  let [taken, number] = [0, 0];
  return (text) => {
    const startsWhole = taken === (ends[number - 1] ?? 0);
    taken += lengthOf(text);
    const numbers: number[] = [];
    while (number < ends.length && ends[number]! <= taken) numbers.push(number++);
    const endsWhole = taken === (ends[number - 1] ?? 0);
    return startsWhole && endsWhole ? numbers : [...numbers, Number.NaN];
  };
}
