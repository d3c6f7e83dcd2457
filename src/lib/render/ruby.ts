import { ownValue } from '../document/own-value.ts';
import type { Readings, Word } from '../document/types.ts';
import type { RenderContext } from './context.ts';
import { attributes, html, type SafeHtml } from './html.ts';

/** The language tag of pinyin (RFC 5646, with the variant from the IANA language subtag registry). */
const PINYIN_TAG = 'zh-Latn-pinyin';

/**
 * Returns the function that renders texts with pinyin, where `readings` (by language) has it. If `spoken` is false, the
 * pinyin is hidden from assistive technology. Pure.
 */
export const rubyRenderer =
  (readings: Partial<Record<string, Readings>>, spoken: boolean): NonNullable<RenderContext['ruby']> =>
  (text, lang, id, from, to) => {
    const words = ownValue(readings[lang], id);
    return words ? renderRuby(text, words, spoken, from, to) : html`${text.slice(from, to)}`;
  };

/**
 * Renders the part of a text between `from` and `to` (UTF-16 code units) with pinyin above each word. A word that only
 * partly lies in this range is cut and gets no pinyin, so that adjacent parts always add up to the text. Pure.
 */
export function renderRuby(
  text: string,
  words: Word[],
  spoken: boolean,
  from = 0,
  to = text.length,
): SafeHtml {
  const hidden = attributes({ 'aria-hidden': !spoken && 'true' });
  // Without audible pinyin, `ruby` must not be an element of its own: screen readers then speak the sentence as one.
  const role = attributes({ role: !spoken && 'none' });
  const open = html`<rp${hidden}>(</rp>`;
  const close = html`<rp${hidden}>)</rp>`;
  let end = 0;
  const parts = words.map(([length, pinyin]) => {
    const start = end;
    end += length;
    const word = text.slice(Math.max(start, from), Math.max(Math.min(end, to), from));
    return pinyin === undefined || start < from || end > to
      ? word
      : html`<ruby${role}>${word}${open}<rt lang="${PINYIN_TAG}"${hidden}>${pinyin}</rt>${close}</ruby>`;
  });
  return html`${parts}`;
}
