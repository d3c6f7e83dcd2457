import { isKey } from './translations.ts';

// "II. Background", "1.2 Scope", "Chapter 3: Scope", "一、引言", "第一章 总则". A Roman number needs its full stop: "I" is
// a word, and so is "civil".
const NUMBERED = new RegExp(
  [
    '(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})[.、．:]\\s*',
    '[0-9]+(?:\\.[0-9]+)*(?:[.、．:]?\\s+|[.、．](?=\\p{Script=Han}))',
    '(?:[Cc]hap(?:ter|itre)|CHAP(?:TER|ITRE)|[Ss]ection|SECTION|[Pp]art(?:ie)?|PART(?:IE)?|[Aa]rticle|ARTICLE|Teil|Kapitel)\\s+(?:[IVXLC]+|[0-9]+)\\b[.:]?\\s*',
    '[一二三四五六七八九十百]+[、．.]\\s*',
    '第[一二三四五六七八九十百0-9]+[章节節编編部篇条條款]\\s*',
  ]
    .map((one) => `^${one}`)
    .join('|'),
  'u',
);
// What ends a sentence, or says that one goes on.
const ENDED = /[.。!！?？;；:：,，、…][\p{Pf}\p{Pe}"']*$/u;
// Bullets alone: "(a)" and "（一）" are words that a text may refer to, and stay. One "—" begins what somebody says.
const BULLET = /^(?:--+\s*|——+\s*|[-–*]\s+|[•‣◦▪●○·]\s*)(?=\S)/u;
const LETTERED =
  /^(?:[(（](?:[a-z]|[ivx]+|[0-9]+|[一二三四五六七八九十]+)[)）]|(?:[a-z]|[0-9]+)[)）]|[①-⑳])/iu;

const hasWideGlyphs = (text: string) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);

/** True for a line that ends as a sentence does, or a part of one. */
export const isEnded = (line: string) => ENDED.test(line);

/** True for a line that is short and does not end as a sentence does. */
export const isShort = (line: string) =>
  !ENDED.test(line) && !isItem(line) && line.length <= (hasWideGlyphs(line) ? 30 : 90);

/** True for a short line with a number before it, as headings have. */
export const isNumbered = (line: string) => NUMBERED.test(line) && isShort(line);

/** True for a line that begins as an item of a list does. */
export const isItem = (line: string) => BULLET.test(line) || LETTERED.test(line);

/** A line without the mark of a list before it; a number or letter is no mark, but part of the text. */
export const withoutBullet = (line: string) => line.replace(BULLET, '');

/**
 * The id of a section from its heading: "II. Background" → `background`, in small Latin letters, digits and hyphens, 40
 * at most; else its number, `section-2`. `taken` are the ids that there are.
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
    const longer = id ? `${id}-${word}` : word;
    if (longer.length > 40) break;
    id = longer;
  }
  // `p2` would be read as a number among others.
  const name = isKey(`summary.${id}`) && !/^[a-z]+[0-9]+$/.test(id) ? id : `section-${number}`;
  const known = new Set(taken);
  let free = name;
  for (let n = 2; known.has(free); n++) free = `${name}-${n}`;
  return free;
}
