// Marks at the start of a line that nothing but a list has. They are removed.
const BULLET = /^[•‣◦▪●○·]\s*(?=\S)|^\*\s+(?=\S)/u;
// A dash can begin an item, and direct speech.
const DASH = /^(?:--+\s*|[–—―]+\s*|-\s+)(?=\S)/u;
// A number or letter stays in the text, because another place can refer to it.
const LETTERED =
  /^(?:[(（](?:\p{L}|[ivxIVX]+|\p{Nd}+|[一二三四五六七八九十]+)[)）]|(?:[a-zA-Z]|\p{Nd}+)[)）]|[①-⑳⑴-⒇㈠-㈩])/u;
const NUMBER = /^\p{Nd}+[.、．]\s*\S/u;

const hasWord = (line: string) => /[\p{L}\p{N}]/u.test(line);

/**
 * True for a line that begins with a bullet or dash, or with a letter or number in brackets. A line without words, such as
 * "* * *", is none.
 */
export const isItem = (line: string) =>
  hasWord(line) && (BULLET.test(line) || DASH.test(line) || LETTERED.test(line));

/** True for a line that begins with a number, a full stop and a text. */
export const isNumberedItem = (line: string) => NUMBER.test(line);

/** The dashes at the start of a line; undefined if it begins otherwise. */
export const dashOf = (line: string) => (hasWord(line) ? DASH.exec(line)?.[0].trim() : undefined);

/** Removes the bullet or dash at the start of a line. Keeps a number or letter, which is part of the text. */
export const withoutBullet = (line: string) => line.replace(BULLET, '').replace(DASH, '');

/** Removes only a bullet, which cannot be direct speech. */
export const withoutPlainBullet = (line: string) => (isItem(line) ? line.replace(BULLET, '') : line);

/** True for a line that ends in a colon, which introduces a list. */
export const isIntroduction = (line: string) => /[:：]["”’»)）]*$/u.test(line);

const isContinued = (line: string) => /[;；]["”’»)）]*$/u.test(line);
const isQuestion = (line: string) => /[?？!！؟…]["”’»)）]*$/u.test(line);
const isSentence = (line: string) => /[.。।۔]["”’»)）]*$/u.test(line);
// – Yes, – she said: the dash comes again before who says it.
const hasInnerDash = (line: string) => /[\p{L}\p{P}]\s*[–—―-]{1,2}\s/u.test(line.replace(DASH, ''));

/**
 * True if lines that begin with the same dash are the items of a list, and not what people say. A list has two or more
 * items that are no sentences, and a line with a colon before it; or semicolons between its items, or no marks at their ends. Hyphens are the bullets of typed texts: they make a
 * list unless somebody asks or a dash comes again in a line. `before` is the line before them.
 */
export function isDashedList(lines: string[], before: string): boolean {
  const [first = ''] = lines;
  const isSpoken = lines.some((line) => isQuestion(line) || hasInnerDash(line));
  const isChained = isContinued(before) || lines.slice(0, -1).some(isContinued);
  if (isChained) return true;
  if (first.startsWith('-')) return !isSpoken || (isIntroduction(before) && lines.length > 1);
  // Speech ends in a mark.
  if (lines.length > 1 && lines.every((line) => /[\p{L}\p{N})]$/u.test(line))) return true;
  const hasSentences = lines.slice(0, -1).some(isSentence);
  return lines.length > 1 && isIntroduction(before) && !isSpoken && !hasSentences;
}
