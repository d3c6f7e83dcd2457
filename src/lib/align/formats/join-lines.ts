import type { Line } from './lines.ts';

const EAST_ASIAN = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef';
const BETWEEN_EAST_ASIAN = new RegExp(`(?<=[${EAST_ASIAN}”’])\\s*\\n\\s*(?=[${EAST_ASIAN}“‘])`, 'gu');
// "Vor-" in "Vor- und Nachteile" waits for the end of another word.
const AFTER_HYPHEN =
  /(?<=\p{Ll}[-‐])\s*\n\s*(?!(?:und|oder|and|or|et|ou|y|o|e|en|of|och|i|lub|и|или)\s)(?=\p{Ll})/gu;

/**
 * Replaces line ends and tabs in a text by spaces. Between two Chinese or Japanese characters, and after a hyphen inside a
 * word, a line end just goes.
 */
export const joinLines = (text: string): string =>
  text
    .replaceAll(/\t+/g, ' ')
    .trim()
    .replaceAll(BETWEEN_EAST_ASIAN, '')
    .replaceAll(/\u00ad\s*\n\s*/g, '')
    .replaceAll(AFTER_HYPHEN, '')
    .replaceAll(/\s*\n\s*/g, ' ');

/** The lines of a stanza, each without tabs and the space around it. */
export const joinVerse = (lines: string[]): string =>
  lines
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter(Boolean)
    .join('\n');

const SPLIT = /(\p{L}+)[-‐]$/u;
const START = /^(?:\p{Ll}[\p{L}\p{M}]*)/u;

/**
 * Deals with words that are split by a hyphen at the end of a line. Where a tenth of the lines are, the text was typeset: the
 * hyphens go, unless the text has the word with its hyphen elsewhere. In other texts they stay. Notes each place.
 */
export function mendHyphens(lines: Line[], note: (line: number, note: string) => void): Line[] {
  const pairs = lines.flatMap((line, n) => {
    const [, start] = SPLIT.exec(line.text) ?? [];
    const [end] = START.exec(lines[n + 1]?.text ?? '') ?? [];
    return start && end && !/^(?:und|oder|and|or|et|ou|y|och|и|или)$/u.test(end) ? [{ n, start, end }] : [];
  });
  if (!pairs.length) return lines;
  const words = new Set(lines.flatMap(({ text }) => text.toLowerCase().split(/[^\p{L}\p{M}-]+/u)));
  const isTypeset = pairs.length >= 3 && pairs.length * 10 >= lines.filter(({ text }) => text).length;
  const result = [...lines];
  for (const { n, start, end } of pairs) {
    const [line, whole, compound] = [result[n], `${start}${end}`, `${start}-${end}`];
    if (!line) continue;
    const isOneWord = words.has(whole.toLowerCase()) || (isTypeset && !words.has(compound.toLowerCase()));
    // A soft hyphen disappears when the lines are joined.
    if (isOneWord) result[n] = { ...line, text: line.text.replace(/[-‐]$/u, '\u00ad') };
    note(line.line, `a word that goes on in the next line was joined as "${isOneWord ? whole : compound}"`);
  }
  return result;
}
