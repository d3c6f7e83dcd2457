import { hasWideGlyphs, language } from '../i18n/languages.ts';
import type { RenderContext, Row } from '../render/context.ts';

/** A range of rows of a text: the index of the first one, and of the one after the last. */
export type RowRange = [first: number, end: number];

// The width of a wide glyph, and the space between two rows, in Latin letters of the text.
const WIDE_GLYPH = 2.4;
const ROW_GAP = 40;
// How many times wider a single column is than one of two: less than it can be, because a row that is rendered too early
// costs less than one that is missing.
const SINGLE_COLUMN = 1.2;

/**
 * Estimates how much space a row takes up in a layout (`columns`, `stacked` or `peek`), in Latin letters. An estimate,
 * because the row has not been laid out yet.
 */
export function estimateRowHeight(row: Row, { view }: RenderContext, layout: string): number {
  const lengths = view.langs.map((lang, n) => {
    const texts =
      row.kind === 'heading'
        ? [row.headings[n]]
        : row.kind === 'summary'
          ? []
          : row.passage.segments.map(({ texts }) => texts[n]);
    const letters = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
    return letters * (hasWideGlyphs(language(lang)) ? WIDE_GLYPH : 1);
  });
  const [lead = 0] = lengths;
  if (layout === 'peek') return ROW_GAP + lead;
  return layout === 'columns' && lengths.length > 1
    ? ROW_GAP + Math.max(...lengths) * SINGLE_COLUMN
    : ROW_GAP + lengths.reduce((a, b) => a + b);
}

/**
 * The range of rows that fill the space `above` and `below` the beginning of row `at`, which is always included, out of
 * `count`. `heightAt` returns the height of a row, in the same unit; it is called only for rows that may be in the range.
 */
export function rowsAround(
  heightAt: (n: number) => number,
  count: number,
  at: number,
  above: number,
  below: number,
): RowRange {
  let [first, end] = [at, at];
  for (let left = above; first > 0 && left > 0; left -= heightAt(first)) first--;
  for (let left = below; end < count && (left > 0 || end === at); end++) left -= heightAt(end);
  return [first, end];
}
