import { passages, type Block, type Paper, type Passage, type Section } from './model.ts';

/** A segment in each of the languages shown, in their order; undefined is a gap. */
export type PairedSegment = { id: string; texts: (string | undefined)[] };
export type PairedPassage = { id: string; segments: PairedSegment[] };
export type PairedBlock =
  | ({ kind: 'paragraph'; number: number } & PairedPassage)
  | { kind: 'list'; id: string; items: PairedPassage[] };
export type PairedSection = { id: string; headings: (string | undefined)[]; blocks: PairedBlock[] };

/**
 * Lays papers in different languages side by side, by the ids of their segments, never by position. The first leads:
 * its sections and segments are those of the result. One paper alone is a pair of one. Pure.
 */
export function pair(lead: Paper, ...others: Paper[]): PairedSection[] {
  const papers = [lead, ...others];
  const headings = papers.map(({ sections }) => new Map(sections.map(({ id, heading }) => [id, heading])));
  const texts = papers.map((paper) => new Map(segments(paper).map(({ id, text }) => [id, text])));
  const passage = ({ id, segments }: Passage): PairedPassage => ({
    id,
    segments: segments.map((segment) => ({
      id: segment.id,
      texts: texts.map((text) => text.get(segment.id)),
    })),
  });
  const block = (own: Block): PairedBlock =>
    own.kind === 'list'
      ? { kind: own.kind, id: own.id, items: own.items.map(passage) }
      : { kind: own.kind, number: own.number, ...passage(own) };
  return lead.sections.map(({ id, blocks }) => ({
    id,
    headings: headings.map((heading) => heading.get(id)),
    blocks: blocks.map(block),
  }));
}

/** All segments of a paper or section, in order. */
export const segments = ({ sections }: { sections: Section[] }) =>
  sections.flatMap(({ blocks }) => blocks.flatMap(passages).flatMap((passage) => passage.segments));
