import { isStraight, layBeside, type Bead } from './lengths.ts';

/** A piece of text that is laid beside another: a paragraph, an item, a sentence. */
export type Piece = { kind: string; text: string };

/**
 * Which pieces belong together: as many as are named of each side, the first always at least one. `certain` if they are
 * as many, of the same kinds in the same order, and about as long as each other; else the lengths alone decide.
 */
export type Match = { beads: Bead[]; certain: boolean };

const lengths = (pieces: Piece[]) => pieces.map(({ text }) => text.length);

/** Lays pieces beside those of the base language. `ratio` is how much longer the other language is. */
export function match(base: Piece[], other: Piece[], ratio: number): Match {
  const alike = base.length === other.length && base.every(({ kind }, n) => kind === other[n]?.kind);
  if (alike && isStraight(lengths(base), lengths(other), ratio)) {
    return { beads: base.map(() => [1, 1]), certain: true };
  }
  const apart = (a: number, b: number) => (base[a]?.kind === other[b]?.kind ? 0 : 6);
  return { beads: withBase(layBeside(lengths(base), lengths(other), ratio, apart)), certain: false };
}

/** What has no counterpart in the base language goes to what stands before it, or else behind it: nothing is dropped. */
function withBase(beads: Bead[]): Bead[] {
  const result: Bead[] = [];
  let left = 0;
  for (const [mine, theirs] of beads) {
    const last = result.at(-1);
    if (mine > 0) {
      result.push([mine, theirs + left]);
      left = 0;
    } else if (last) result[result.length - 1] = [last[0], last[1] + theirs];
    else left += theirs;
  }
  return result;
}

/** Takes the first so many of a list, again and again. */
export function taker<T>(list: T[]): (count: number) => T[] {
  let at = 0;
  return (count) => list.slice(at, (at += count));
}
