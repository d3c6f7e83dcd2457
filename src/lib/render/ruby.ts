import type { Readings, Word } from '../document/types.ts';
import type { RenderContext } from './text.ts';
import { escape } from './html.ts';

/** The tag of pinyin (RFC 5646, and the registry's variant of that name). */
const TAG = 'zh-Latn-pinyin';

/** Draws texts with their pinyin, by language; `heard` says whether assistive technology is told of it, too. Pure. */
export const rubyRenderer =
  (readings: Partial<Record<string, Readings>>, heard: boolean): NonNullable<RenderContext['ruby']> =>
  (text, lang, id, from, to) => {
    const words = readings[lang]?.[id];
    return words ? renderRuby(text, words, heard, from, to) : escape(text.slice(from, to));
  };

/**
 * Draws a part of a text, each word in it with its pinyin above. What of a word is not within the part is left out, and
 * a word in pieces goes without: without the pinyin the text is always as it was. Pure.
 */
export function renderRuby(text: string, words: Word[], heard: boolean, from = 0, to = text.length): string {
  const hidden = heard ? '' : ' aria-hidden="true"';
  // Without its pinyin a word is nothing of its own: who listens hears the sentence in one.
  const none = heard ? '' : ' role="none"';
  const rp = (sign: string) => `<rp${hidden}>${sign}</rp>`;
  let end = 0;
  const parts = words.map(([length, pinyin]) => {
    const start = end;
    end += length;
    const word = escape(text.slice(Math.max(start, from), Math.max(Math.min(end, to), from)));
    return pinyin === undefined || start < from || end > to
      ? word
      : `<ruby${none}>${word}${rp('(')}<rt lang="${TAG}"${hidden}>${pinyin}</rt>${rp(')')}</ruby>`;
  });
  return parts.join('');
}
