import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';

// OpenCC runs only at build time: its dictionaries are larger than the whole site.
const taiwan = ToTraditional({ from: 'cn', to: 'twp' });
const mainland = ToSimplified({ from: 'tw', to: 'cn' });

/**
 * Converts a Simplified Chinese text to Traditional characters, with Taiwanese vocabulary and quotation marks. Leaves a text
 * that has Latin letters but no Chinese characters as it is. Pure.
 */
export function toTraditional(text: string): string {
  const isForeign =
    !/\p{Script=Han}/u.test(text) && /\p{Script=Latin}/u.test(text.replace(/\{\{.*?\}\}/g, ''));
  return isForeign ? text : withCornerQuotes(taiwan(text));
}

/** Converts a Traditional Chinese text to Simplified characters. Returns it unchanged if its length would change. Pure. */
export function toSimplified(text: string): string {
  const simplified = mainland(text);
  return simplified.length === text.length ? simplified : text;
}

const PAIRS = { '“': '「」', '‘': '『』' };

/**
 * Replaces curly quotation marks by corner brackets: “ ” by 「 」, and ‘ ’ by 『 』. A pair directly inside one of its own
 * kind gets the other brackets. Leaves apostrophes between Latin letters. Pure.
 */
export function withCornerQuotes(text: string): string {
  const openPairs: string[] = [];
  return text.replace(/[“‘]|”|(?<!\p{Script=Latin})’|’(?!\p{Script=Latin})/gu, (mark) => {
    if (mark === '“' || mark === '‘') {
      const usualPair = PAIRS[mark];
      const pair = usualPair === openPairs.at(-1) ? (usualPair === '「」' ? '『』' : '「」') : usualPair;
      openPairs.push(pair);
      return pair.charAt(0);
    }
    // If the quotation began in another segment, no pair is open: use the usual bracket for this mark.
    return (openPairs.pop() ?? PAIRS[mark === '”' ? '“' : '‘']).charAt(1);
  });
}
