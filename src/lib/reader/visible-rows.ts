import { hasWideGlyphs, language } from '../i18n/languages.ts';
import type { RenderContext, Row } from '../render/text.ts';

/** Rows of a text: the first, and the one after the last. */
export type RowRange = [first: number, end: number];

// In Latin letters of the text: the room that a wide character takes, and that there is between two rows.
const WIDE = 2.4;
const BETWEEN = 40;

/**
 * How much room a row takes in a layout (`columns`, `stacked` or `peek`), in Latin letters: an estimate, for nothing of
 * it has been laid out yet.
 */
export function estimateRowHeight(row: Row, { view, unfolded }: RenderContext, layout: string): number {
  const room = view.langs.map((lang, n) => {
    const texts =
      row.kind === 'heading'
        ? [row.headings[n]]
        : row.kind === 'summary'
          ? []
          : row.passage.segments.map(({ texts }) => texts[n]);
    const letters = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
    return letters * (hasWideGlyphs(language(lang)) ? WIDE : 1);
  });
  const [lead = 0] = room;
  if (layout === 'peek' && !unfolded) return lead + BETWEEN;
  // Facing columns are each half as wide as a single one.
  return BETWEEN + (layout === 'columns' ? Math.max(...room) * room.length : room.reduce((a, b) => a + b));
}

/**
 * The rows that fill so much room above and below the beginning of one of them, that one in any case, out of `count`.
 * `roomAt` is how much one takes; asked only of those that count.
 */
export function rowsAround(
  roomAt: (n: number) => number,
  count: number,
  at: number,
  above: number,
  below: number,
): RowRange {
  let [first, end] = [at, at];
  for (let left = above; first > 0 && left > 0; left -= roomAt(first)) first--;
  for (let left = below; end < count && (left > 0 || end === at); end++) left -= roomAt(end);
  return [first, end];
}
