import type { Term } from './types.ts';
import { passages, type Block, type Paper, type Passage, type Section } from './read-paper.ts';

/** A segment in each language shown, leading language first. `texts` has undefined for a gap; `terms` has the glossary terms. */
export type PairedSegment = { id: string; texts: (string | undefined)[]; terms?: (Term[] | undefined)[] };
export type PairedPassage = { id: string; segments: PairedSegment[] };
export type PairedBlock =
  | ({ kind: 'paragraph'; number: number } & PairedPassage)
  | { kind: 'list'; id: string; items: PairedPassage[] };
export type PairedSection = {
  id: string;
  headings: (string | undefined)[];
  /** True if at least one of the languages has a summary of the section. */
  summarized?: boolean;
  blocks: PairedBlock[];
};

/**
 * Pairs papers in different languages by segment id, never by position. The sections and segments of `lead` define the
 * result. With one paper, each segment has one text. Pure.
 */
export function pair(lead: Paper, ...others: Paper[]): PairedSection[] {
  const papers = [lead, ...others];
  const headings = papers.map(({ sections }) => new Map(sections.map(({ id, heading }) => [id, heading])));
  const segmentsById = papers.map(
    (paper) => new Map(segments(paper).map((segment) => [segment.id, segment])),
  );
  const pairPassage = ({ id, segments }: Passage): PairedPassage => ({
    id,
    segments: segments.map(({ id }) => {
      const counterparts = segmentsById.map((byId) => byId.get(id));
      const texts = counterparts.map((segment) => segment?.text);
      return counterparts.some((segment) => segment?.terms)
        ? { id, texts, terms: counterparts.map((segment) => segment?.terms) }
        : { id, texts };
    }),
  });
  const pairBlock = (block: Block): PairedBlock =>
    block.kind === 'list'
      ? { kind: block.kind, id: block.id, items: block.items.map(pairPassage) }
      : { kind: block.kind, number: block.number, ...pairPassage(block) };
  const summarized = new Set(
    papers.flatMap(({ sections }) => sections.filter((section) => section.summarized).map(({ id }) => id)),
  );
  return lead.sections.map(({ id, blocks }) => ({
    id,
    headings: headings.map((byId) => byId.get(id)),
    ...(summarized.has(id) ? { summarized: true } : {}),
    blocks: blocks.map(pairBlock),
  }));
}

/** Returns all segments of some sections, such as those of a paper, in order. */
export const segments = ({ sections }: { sections: Section[] }) =>
  sections.flatMap(({ blocks }) => blocks.flatMap(passages).flatMap((passage) => passage.segments));
