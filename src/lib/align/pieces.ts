import { alignLengths, isOneToOne, type Bead } from './lengths.ts';

/** A piece of text to match with a piece in another language: a paragraph, a list item or a sentence. */
export type Piece = { kind: string; text: string };

/**
 * Which pieces correspond: each bead says how many pieces of the base language belong to how many of the other, and the
 * first number is at least one. `certain` is true if both sides have as many pieces, of the same kinds in the same order,
 * and of similar lengths. Otherwise the beads are the best guess by length.
 */
export type PieceMatch = { beads: Bead[]; certain: boolean };

const lengths = (pieces: Piece[]) => pieces.map(({ text }) => text.length);

/** Matches pieces with those of the base language. `ratio` is how much longer the text is in the other language. Pure. */
export function matchPieces(base: Piece[], other: Piece[], ratio: number): PieceMatch {
  const sameKinds = base.length === other.length && base.every(({ kind }, n) => kind === other[n]?.kind);
  if (sameKinds && isOneToOne(lengths(base), lengths(other), ratio)) {
    return { beads: base.map(() => [1, 1]), certain: true };
  }
  const penalty = (a: number, b: number) => (base[a]?.kind === other[b]?.kind ? 0 : 6);
  return {
    beads: attachOmissions(alignLengths(lengths(base), lengths(other), ratio, penalty)),
    certain: false,
  };
}

/**
 * Adds pieces that have no counterpart in the base language to the bead before them, or at the start to the one after
 * them, so that no text is dropped.
 */
function attachOmissions(beads: Bead[]): Bead[] {
  const result: Bead[] = [];
  let pending = 0;
  for (const [inBase, inOther] of beads) {
    const last = result.at(-1);
    if (inBase > 0) {
      result.push([inBase, inOther + pending]);
      pending = 0;
    } else if (last) result[result.length - 1] = [last[0], last[1] + inOther];
    else pending += inOther;
  }
  return result;
}

/** Returns a function that takes the next `count` elements of a list on each call. */
export function createTaker<T>(list: T[]): (count: number) => T[] {
  let taken = 0;
  return (count) => list.slice(taken, (taken += count));
}
