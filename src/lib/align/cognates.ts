import { chineseNumber } from './chinese-number.ts';
import { dictionaryPairs, type Dictionary } from './dictionary.ts';
import { namePairs } from './names.ts';
import type { IndexedText } from './indexed-text.ts';
import { romanize } from './romanize.ts';

/** Words of one text that look like words of another, or are known to name the same: by number, in pairs. */
export type Cognates = { first: Int32Array; second: Int32Array; weights: Float64Array };

/** How sure it is that words that look alike translate each other, shared among all that look alike. */
const WEIGHT = 0.4;
/** Words that look like more others than this say nothing. */
const MOST_ALIKE = 6;
const LETTERS = 4;

/** What words must share to look alike: numbers and punctuation as they are, the beginning of what is left. */
function keyOf(type: string): string | undefined {
  if (/^\p{N}/u.test(type)) return type;
  if (!/^\p{L}/u.test(type)) return PUNCTUATION.get(type) ?? type;
  // A pair of characters, which Chinese and Japanese may share; if both are numerals, the number.
  if (/^\p{Script=Han}{2}$/u.test(type)) return String(chineseNumber(type) ?? type);
  const romanized = romanize(type);
  return romanized !== undefined && romanized.length >= LETTERS ? romanized.slice(0, LETTERS) : undefined;
}

const PUNCTUATION = new Map(
  Object.entries({ '？': '?', '؟': '?', '！': '!', '：': ':', '；': ';', '؛': ';' }),
);

export const NO_COGNATES: Cognates = {
  first: new Int32Array(),
  second: new Int32Array(),
  weights: new Float64Array(),
};

/**
 * Finds the words of two texts that look alike, the names of months, weekdays, countries and languages, and the words of a
 * dictionary, if there is one for these languages. Pure.
 */
export function findCognates(
  a: IndexedText,
  b: IndexedText,
  langs: readonly [string, string],
  { withNames = true, dictionary }: { withNames?: boolean; dictionary?: Dictionary | undefined } = {},
): Cognates {
  const byKey = new Map<string, number[]>();
  for (const [word, type] of b.types.entries()) {
    const key = keyOf(type);
    if (key === undefined) continue;
    const words = byKey.get(key);
    if (words) words.push(word);
    else byKey.set(key, [word]);
  }
  const pairs: [number, number, number][] = [];
  for (const [word, type] of a.types.entries()) {
    const alike = byKey.get(keyOf(type) ?? '') ?? [];
    if (alike.length <= MOST_ALIKE)
      for (const other of alike) pairs.push([word, other, WEIGHT / alike.length]);
  }
  const [numbersA, numbersB] = [a, b].map(({ types }) => new Map(types.map((type, n) => [type, n])));
  for (const [name, other] of withNames ? namePairs(...langs) : []) {
    const [word, translation] = [numbersA?.get(name), numbersB?.get(other)];
    if (word !== undefined && translation !== undefined) pairs.push([word, translation, WEIGHT]);
  }
  for (const [word, other, weight] of dictionary ? fromDictionary(dictionary, a, b, langs) : []) {
    pairs.push([word, other, weight]);
  }
  return {
    first: Int32Array.from(pairs, ([word]) => word),
    second: Int32Array.from(pairs, ([, word]) => word),
    weights: Float64Array.from(pairs, ([, , weight]) => weight),
  };
}

/** How sure it is that a word means one of those that a dictionary names, shared among those that come in the text. */
const DICTIONARY_WEIGHT = 0.5;

function fromDictionary(
  dictionary: Dictionary,
  a: IndexedText,
  b: IndexedText,
  langs: readonly [string, string],
): [number, number, number][] {
  const isFrom = langs.map((lang) => lang.split('-')[0] === dictionary.from);
  const isTo = langs.map((lang) => lang.split('-')[0] === dictionary.to);
  const weight = (alternatives: number) => Math.min(WEIGHT, DICTIONARY_WEIGHT / Math.sqrt(alternatives));
  if (isFrom[0] && isTo[1]) {
    const pairs = dictionaryPairs(dictionary, a.types, b.types);
    return pairs.map(({ word, other, alternatives }) => [word, other, weight(alternatives)]);
  }
  if (!isFrom[1] || !isTo[0]) return [];
  const pairs = dictionaryPairs(dictionary, b.types, a.types);
  return pairs.map(({ word, other, alternatives }) => [other, word, weight(alternatives)]);
}
