import type { Bead } from './beads.ts';
import { NO_BREAK } from './indexed-text.ts';
import type { BaseSentence, SourceSentence } from './outline.ts';

/** A stretch of the base language's sentences, and the sentences of another language that correspond: from, and before. */
export type Span = {
  base: [number, number];
  other: [number, number];
  confidence: number;
  /** How many sentences stand here although only the other language has them. */
  added: number;
};

/**
 * Turns beads into spans, each with at least one sentence of the base language: what only the other language has goes to the
 * sentence beside it, so that no word is lost.
 */
export function spansOf(
  beads: readonly Bead[],
  confidence: readonly number[],
  base: readonly BaseSentence[],
  other: readonly SourceSentence[],
): Span[] {
  const spans: Span[] = [];
  let [i, j, pending] = [0, 0, 0];
  for (const [n, [inBase, inOther]] of beads.entries()) {
    const last = spans.at(-1);
    if (inBase > 0) {
      // A translator's preface or chapter is not part of the heading after it.
      if (last && pending && base[i]?.kind === 'heading') {
        last.other[1] = j;
        last.added += pending;
        pending = 0;
      }
      spans.push({
        base: [i, i + inBase],
        other: [j - pending, j + inOther],
        confidence: confidence[n] ?? 0,
        added: pending,
      });
      pending = 0;
    } else if (last && pending === 0 && goesWithLast(last, base, other, j)) {
      last.other[1] = j + inOther;
      last.added += inOther;
    } else pending += inOther;
    [i, j] = [i + inBase, j + inOther];
  }
  const last = spans.at(-1);
  if (last && pending) {
    last.other[1] = j;
    last.added += pending;
  }
  return spans;
}

/** True if a sentence that only the other language has belongs to the span before it, and not to the one after. */
function goesWithLast(
  last: Span,
  base: readonly BaseSentence[],
  other: readonly SourceSentence[],
  at: number,
): boolean {
  const isAfterHeading = base[last.base[1] - 1]?.kind === 'heading';
  const startsParagraph = other[at]?.begins !== NO_BREAK;
  return !isAfterHeading && (!startsParagraph || other[at]?.kind !== 'heading');
}

/**
 * Returns where segments begin, as numbers of sentences of the base language: where a published segment begins and all
 * languages agree. A heading is always a segment of its own.
 */
export function segmentStarts(base: readonly BaseSentence[], languages: readonly Span[][]): number[] {
  const agreed = languages.map((spans) => new Set(spans.map((span) => span.base[0])));
  return base.flatMap(({ key, kind }, n) => {
    if (key === undefined) return [];
    const isForced = kind === 'heading' || base[n - 1]?.kind === 'heading' || n === 0;
    return isForced || agreed.every((starts) => starts.has(n)) ? [n] : [];
  });
}
