import type { ReviewPlace } from '../src/lib/align/formats/source.ts';

/** More places of a kind than this are counted, and only the first few are shown. */
const MANY = 20;
const SHOWN = 5;

// What decides over a whole text comes first.
const ORDER = [
  /does not look like the same text/,
  /was read as|were read as|has the title as its heading|list of contents|same as in/,
  /a gap\b/,
];

const rankOf = ({ note, doubt }: ReviewPlace) => {
  const rank = ORDER.findIndex((pattern) => pattern.test(note));
  if (rank >= 0) return rank;
  // Doubtful pairs come last, the most doubtful first.
  return ORDER.length + (doubt === undefined ? 0 : 2 - doubt);
};

/** The kind of a note: without what is particular to its place. */
const kindOf = ({ note }: ReviewPlace) =>
  note.replaceAll(/"(?:[^"\\]|\\.)*"|\([^)]*\)|\S*:\d+|https?:\S+/g, '…').replaceAll(/\d+ ?\p{L}*/gu, 'n');

/**
 * Returns the lines that tell of places to check: what concerns a whole text first, then
 * gaps and what was changed, then pairs in order of doubt. Of more than 20
 * places of a kind it has the first few and how many more there are, unless `all` is true.
 */
export function placeLines(places: ReviewPlace[], all = false): string[] {
  const kinds = new Map<string, ReviewPlace[]>();
  for (const place of [...places].sort((a, b) => rankOf(a) - rankOf(b))) {
    const same = kinds.get(kindOf(place)) ?? [];
    kinds.set(kindOf(place), same);
    same.push(place);
  }
  const lineOf = ({ at, note }: ReviewPlace) => `${at}  ${note}`;
  let isShortened = false;
  const lines = [...kinds.values()].flatMap((same) => {
    if (all || same.length <= MANY) return same.map(lineOf);
    isShortened = true;
    return [...same.slice(0, SHOWN).map(lineOf), `… and ${same.length - SHOWN} more of this kind`];
  });
  return isShortened ? [...lines, 'To list all, run the command with PLACES=all before it.'] : lines;
}
