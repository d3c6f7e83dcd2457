import type { Term } from './types.ts';
import { passages, type Block, type Paper, type Passage, type Section } from './read-paper.ts';

/** A segment in each of the languages shown, in their order; undefined is a gap. And the terms that stand in each. */
export type PairedSegment = { id: string; texts: (string | undefined)[]; terms?: (Term[] | undefined)[] };
export type PairedPassage = { id: string; segments: PairedSegment[] };
export type PairedBlock =
  | ({ kind: 'paragraph'; number: number } & PairedPassage)
  | { kind: 'list'; id: string; items: PairedPassage[] };
export type PairedSection = {
  id: string;
  headings: (string | undefined)[];
  /** Whether one of the languages has a summary of it. */
  summarized?: boolean;
  blocks: PairedBlock[];
};

/**
 * Lays papers in different languages side by side, by the ids of their segments, never by position. The first leads:
 * its sections and segments are those of the result. One paper alone is a pair of one. Pure.
 */
export function pair(lead: Paper, ...others: Paper[]): PairedSection[] {
  const papers = [lead, ...others];
  const headings = papers.map(({ sections }) => new Map(sections.map(({ id, heading }) => [id, heading])));
  const all = papers.map((paper) => new Map(segments(paper).map((segment) => [segment.id, segment])));
  const passage = ({ id, segments }: Passage): PairedPassage => ({
    id,
    segments: segments.map(({ id }) => {
      const own = all.map((segments) => segments.get(id));
      const texts = own.map((segment) => segment?.text);
      return own.some((segment) => segment?.terms)
        ? { id, texts, terms: own.map((segment) => segment?.terms) }
        : { id, texts };
    }),
  });
  const block = (own: Block): PairedBlock =>
    own.kind === 'list'
      ? { kind: own.kind, id: own.id, items: own.items.map(passage) }
      : { kind: own.kind, number: own.number, ...passage(own) };
  const summarized = new Set(
    papers.flatMap(({ sections }) => sections.filter((own) => own.summarized).map(({ id }) => id)),
  );
  return lead.sections.map(({ id, blocks }) => ({
    id,
    headings: headings.map((heading) => heading.get(id)),
    ...(summarized.has(id) ? { summarized: true } : {}),
    blocks: blocks.map(block),
  }));
}

/** All segments of a paper or section, in order. */
export const segments = ({ sections }: { sections: Section[] }) =>
  sections.flatMap(({ blocks }) => blocks.flatMap(passages).flatMap((passage) => passage.segments));
