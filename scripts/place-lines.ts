import type { ReviewPlace } from '../src/lib/align/formats/source.ts';

/** More places of a kind than this are counted, and only the first few are shown. */
const MANY = 20;
const SHOWN = 5;

// What decides over a whole text or section comes first, sentences that were kept together last.
const ORDER = [
  /paragraphs and items in .*matched by length|(?:paragraphs?|list items?) in .*matched by length/,
  /was read as|were read as|has the title as its heading|list of contents|same as in/,
  /a gap\b/,
];
const LAST = /kept together|sentences in .*matched by length/;

const rankOf = ({ note }: ReviewPlace) => {
  const rank = ORDER.findIndex((pattern) => pattern.test(note));
  if (rank >= 0) return rank;
  return LAST.test(note) ? ORDER.length + 1 : ORDER.length;
};

/** The kind of a note: without what is particular to its place. */
const kindOf = ({ note }: ReviewPlace) =>
  note.replaceAll(/"(?:[^"\\]|\\.)*"|\([^)]*\)|\S*:\d+|https?:\S+/g, '…').replaceAll(/\d+ ?\p{L}*/gu, 'n');

/**
 * Returns the lines that tell of places to check: what concerns whole sections first, the least doubtful last. Of more than 20
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
