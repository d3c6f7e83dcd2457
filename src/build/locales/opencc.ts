import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';

// OpenCC, on the machine that builds: its dictionaries are larger than all that is published.
const taiwan = ToTraditional({ from: 'cn', to: 'twp' });
const mainland = ToSimplified({ from: 'tw', to: 'cn' });

/**
 * A Simplified Chinese text in Traditional characters, with words and quotation marks as in Taiwan. Words of other
 * scripts, and a text without any Chinese, stay as they are. Pure.
 */
export function toTraditional(text: string): string {
  const foreign = !/\p{Script=Han}/u.test(text) && /\p{Script=Latin}/u.test(text.replace(/\{\{.*?\}\}/g, ''));
  return foreign ? text : withCornerQuotes(taiwan(text));
}

/** A Traditional Chinese text in Simplified characters, of the same length; as it is if that cannot be. Pure. */
export function toSimplified(text: string): string {
  const simplified = mainland(text);
  return simplified.length === text.length ? simplified : text;
}

const PAIRS = { '“': '「」', '‘': '『』' };

/**
 * Quotation marks of Simplified Chinese as those of Traditional: “ ” as 「 」, ‘ ’ as 『 』, and in turn where one is within
 * its own kind. An apostrophe between letters is none. Pure.
 */
export function withCornerQuotes(text: string): string {
  const open: string[] = [];
  return text.replace(/[“‘]|”|(?<!\p{Script=Latin})’|’(?!\p{Script=Latin})/gu, (mark) => {
    if (mark === '“' || mark === '‘') {
      const own = PAIRS[mark];
      const pair = own === open.at(-1) ? (own === '「」' ? '『』' : '「」') : own;
      open.push(pair);
      return pair.charAt(0);
    }
    // A quotation may begin in another sentence: then its kind decides.
    return (open.pop() ?? PAIRS[mark === '”' ? '“' : '‘']).charAt(1);
  });
}
