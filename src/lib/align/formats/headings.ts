import { isKey } from './translations.ts';
import { ARTICLE_LINE, DIVISION, NAMED_DIVISION } from './division-words.ts';
import { isItem } from './list-items.ts';

// "II. Background", "1.2 Scope", "１ 引言", "一、引言". A Roman numeral needs a full stop, because "I" is also a word and
// "civil" consists of numerals.
const NUMBERED = new RegExp(
  [
    '(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3}|XL(?:IX|IV|V?I{0,3})|L(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|V?I{1,3}))[.、．:](?:\\s+|(?=\\P{Lu})|$)',
    '\\p{Nd}+(?:[.．]\\p{Nd}+)*(?:[.、．:]?\\s+|[.、．](?=[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]))',
    '[零〇一二三四五六七八九十百千]+[、．.]\\s*',
  ]
    .map((pattern) => `^${pattern}`)
    .join('|'),
  'u',
);

// What a section's id leaves out of its heading. This must not change, because ids are part of addresses.
const NUMBER_OF_HEADING = new RegExp(
  [
    '(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})[.、．:]\\s*',
    '[0-9]+(?:\\.[0-9]+)*(?:[.、．:]?\\s+|[.、．](?=\\p{Script=Han}))',
    '(?:[Cc]hap(?:ter|itre)|CHAP(?:TER|ITRE)|[Ss]ection|SECTION|[Pp]art(?:ie)?|PART(?:IE)?|[Aa]rticle|ARTICLE|Teil|Kapitel)\\s+(?:[IVXLC]+|[0-9]+)\\b[.:]?\\s*',
    '[一二三四五六七八九十百]+[、．.]\\s*',
    '第[一二三四五六七八九十百0-9]+[章节節编編部篇条條款]\\s*',
  ]
    .map((pattern) => `^${pattern}`)
    .join('|'),
  'u',
);

// Marks that end a sentence, in Latin, Chinese and Japanese, Indic, Arabic, Armenian, Ethiopic, Burmese, Khmer and Tibetan
// texts; and those that end a part of one. Thai and Lao have none.
const STOPS = '.。．｡!！?？…।॥۔؟։።፧፨။៕។།༎‼⁇⁈⁉';
const PAUSES = ';；:：,，、﹐،؛՝፣፤፥፦၊';
// A quotation mark, bracket or mark of a footnote can follow.
const CLOSERS = '[\\p{Pf}\\p{Pe}"\'«“]*(?:\\[\\^?[0-9]+\\]|[¹²³⁰-⁹*†‡])*';
const ENDED = new RegExp(`[${STOPS}${PAUSES}]${CLOSERS}$`, 'u');
const STOPPED = new RegExp(`[${STOPS}]${CLOSERS}$`, 'u');
// Question and exclamation marks, Greek, Arabic, Armenian and Ethiopic ones too. Armenian has them inside the last word.
const ASKED = new RegExp(`[?？!！؟;፧‼⁇⁈⁉]${CLOSERS}$`, 'u');
const STOP_INSIDE = new RegExp(`[${STOPS}]${CLOSERS}\\s*(?=\\S)`, 'gu');

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const UNSTOPPED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** True for a line that ends in punctuation, as sentences and clauses do. */
export const isEnded = (line: string) => ENDED.test(line);

/** True for a line that ends as a sentence does. */
export const isStopped = (line: string) => STOPPED.test(line);

const isBrief = (line: string) => line.length <= (CJK.test(line) ? 30 : UNSTOPPED.test(line) ? 40 : 90);

/** True for a line that could be a heading: short, with a word, without punctuation at the end, and no list item. */
export const isShort = (line: string) =>
  !ENDED.test(line) && !isItem(line) && isBrief(line) && /[\p{L}\p{N}]/u.test(line);

/** What follows the word and the number of a part or a rule: Chapter 4: *Scope*. Undefined if the line has none. */
const restOf = (pattern: RegExp, line: string) => {
  const groups = pattern.exec(line)?.groups;
  return groups && (Object.values(groups).find((group: string | undefined) => group !== undefined) ?? '');
};

/** True for a line that begins as a rule of a law does: Article 2, 第二条. */
export const isArticle = (line: string) => restOf(ARTICLE_LINE, line) !== undefined;

const COUNTED = /^(?<word>[\p{L}\p{M}]+)\s+(?<number>\p{Nd}{1,3})$/u;
const wordOf = (line: string) => COUNTED.exec(line)?.groups?.word ?? '';

/** Returns the words that lines consist of together with different numbers, as Canto 1 and Canto 2, in any language. */
export function countedWords(lines: string[]): Set<string> {
  const first = new Map<string, string>();
  const counted = lines.filter((line) => {
    const word = wordOf(line);
    if (!first.has(word)) first.set(word, line);
    return word && first.get(word) !== line;
  });
  return new Set(counted.map(wordOf));
}

/**
 * True for a numbered line that could be a heading. It can be a question, or its number can have a full stop. `counted` has
 * words that a number follows in this text.
 */
export function isNumbered(line: string, counted?: ReadonlySet<string>): boolean {
  if (counted?.has(wordOf(line))) return true;
  const rest = restOf(DIVISION, line) ?? restOf(ARTICLE_LINE, line);
  const isBare = rest !== undefined && /^[\s.:：。—–-]*$/.test(rest);
  if (isBare || /^(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})\.?$/.test(line)) return true;
  // "CHAPTER I. DOWN THE RIVER." has a full stop and is a heading.
  if (rest !== undefined && isBrief(line) && /\p{Lu}/u.test(rest) && rest === rest.toUpperCase()) return true;
  // "Part of it is gone" has no number; "Part 2 is gone" could be a sentence, but then it has a full stop.
  if (rest === undefined && !NUMBERED.test(line)) return false;
  return isShort(line) || isQuestion(line);
}

/** True for one short question or exclamation after a number. */
const isQuestion = (line: string) => {
  const text = line.replace(NUMBERED, '');
  const inside = [...text.matchAll(STOP_INSIDE)].filter(({ index }) => index < text.length - 4);
  return ASKED.test(line) && isBrief(line) && !isItem(line) && !inside.length;
};

/** True for a heading such as Prologue or 前言, which numbered headings can have around them. */
export const isNamed = (line: string) => NAMED_DIVISION.test(line);

const FIRST_OF_TWO: [first: RegExp, second: RegExp][] = [
  [/^[1１][.．、:)]\s*\S/, /^[2２][.．、:)]/],
  [/^I[.:]\s/, /^II[.:]/],
  [/^一[、．.]/, /^二[、．.]/],
];

/** True for a line that can only be the first heading, and so not the title of a text. `others` are lines after it. */
export const isFirstHeading = (line: string, others: string[] = []) =>
  (restOf(DIVISION, line) !== undefined && /(?:\b(?:1|I|one|premi[eè]re?)\b|第[一1１])/iu.test(line)) ||
  FIRST_OF_TWO.some(([first, second]) => first.test(line) && others.some((other) => second.test(other)));

/**
 * Makes a section id from a heading: "II. Background" → `background`, in lower-case Latin letters, digits and hyphens, up
 * to 40 characters. Falls back to `section-2` with the section's number. Never returns an id in `taken`.
 */
export function sectionId(heading: string, number: number, taken: Iterable<string>): string {
  const words = heading
    .replace(NUMBER_OF_HEADING, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let id = '';
  for (const word of words) {
    const extended = id ? `${id}-${word}` : word;
    if (extended.length > 40) break;
    id = extended;
  }
  // An id such as `p2` would look like a paragraph's key.
  const candidate = isKey(`summary.${id}`) && !/^[a-z]+[0-9]+$/.test(id) ? id : `section-${number}`;
  const takenIds = new Set(taken);
  let unique = candidate;
  for (let n = 2; takenIds.has(unique); n++) unique = `${candidate}-${n}`;
  return unique;
}
