import { isKey } from './translations.ts';

// "II. Background", "1.2 Scope", "Chapter 3: Scope", "一、引言", "第一章 总则". A Roman numeral needs a full stop, because
// "I" is also a word and "civil" consists of numerals.
const NUMBERED = new RegExp(
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
// Punctuation at the end of a sentence or clause. Headings have none.
const ENDED = /[.。!！?？;；:：,，、…][\p{Pf}\p{Pe}"']*$/u;
// Bullets are removed, but "(a)" and "（一）" stay because a text can refer to them. A single "—" is no bullet: it can
// begin direct speech.
const BULLET = /^(?:--+\s*|——+\s*|[-–*]\s+|[•‣◦▪●○·]\s*)(?=\S)/u;
const LETTERED =
  /^(?:[(（](?:[a-z]|[ivx]+|[0-9]+|[一二三四五六七八九十]+)[)）]|(?:[a-z]|[0-9]+)[)）]|[①-⑳])/iu;

const hasCjk = (text: string) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);

/** True for a line that ends in punctuation, as sentences and clauses do. */
export const isEnded = (line: string) => ENDED.test(line);

/** True for a line that could be a heading: short, without punctuation at the end, and no list item. */
export const isShort = (line: string) =>
  !ENDED.test(line) && !isItem(line) && line.length <= (hasCjk(line) ? 30 : 90);

/** True for a numbered line that could be a heading. */
export const isNumbered = (line: string) => NUMBERED.test(line) && isShort(line);

/** True for a line that begins like a list item, with a bullet, letter or number. */
export const isItem = (line: string) => BULLET.test(line) || LETTERED.test(line);

/** Removes the bullet at the start of a line. Keeps a number or letter, which is part of the text. */
export const withoutBullet = (line: string) => line.replace(BULLET, '');

/**
 * Makes a section id from a heading: "II. Background" → `background`, in lower-case Latin letters, digits and hyphens, up
 * to 40 characters. Falls back to `section-2` with the section's number. Never returns an id in `taken`.
 */
export function sectionId(heading: string, number: number, taken: Iterable<string>): string {
  const words = heading
    .replace(NUMBERED, '')
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
