import { ownValue } from './own-value.ts';
import type { About, ShapedTree, Term, Terms, TextPart } from './types.ts';

/** The smallest aligned unit, usually a sentence. Without text it is a gap: the language has nothing here. */
export type Segment = { id: string; text: string | undefined; terms?: Term[] | undefined };
/** Segments that belong together: a paragraph, or an item of a list. */
export type Passage = { id: string; segments: Segment[] };
export type Block =
  ({ kind: 'paragraph'; number: number } & Passage) | { kind: 'list'; id: string; items: Passage[] };
/** A section, and whether there is a summary of it in plain words. */
export type Section = { id: string; heading: string | undefined; summarized: boolean; blocks: Block[] };

/** One paper in one language, in the shape of the base language: missing texts are gaps. */
export type Paper = {
  slug: string;
  lang: string;
  title: string;
  about: About;
  sections: Section[];
};

/**
 * Reads the text of a paper in the shape of `base`, by default its own: a key that it lacks, or that is null, is a gap.
 * The file is valid (`checkLocales` found nothing wrong). Ids are paths of keys, `background.p3.s1`. Pure.
 */
export function readPaper(
  slug: string,
  lang: string,
  file: TextPart,
  base: { text: ShapedTree } = file,
): Paper {
  const { terms = {}, summaries = [] } = file;
  const sections = entries(base.text).map(([id, shape]): Section => {
    const own = below(file.text, id);
    return {
      id,
      heading: leaf(own, 'heading'),
      summarized: summaries.includes(id),
      blocks: entries(shape).map(([key, inner]) =>
        readBlock(`${id}.${key}`, key, inner, below(own, key), terms),
      ),
    };
  });
  return {
    slug,
    lang,
    title: file.title,
    about: file.about,
    sections,
  };
}

function readBlock(id: string, key: string, shape: ShapedTree, own: ShapedTree, terms: Terms): Block {
  if (key.startsWith('list')) {
    const items = entries(shape).map(([item, inner]) =>
      readPassage(`${id}.${item}`, inner, below(own, item), terms),
    );
    return { kind: 'list', id, items };
  }
  return { kind: 'paragraph', number: Number(key.slice(1)), ...readPassage(id, shape, own, terms) };
}

function readPassage(id: string, shape: ShapedTree, own: ShapedTree, terms: Terms): Passage {
  const segments = Object.keys(shape).map((key) => {
    const path = `${id}.${key}`;
    return { id: path, text: leaf(own, key), terms: ownValue(terms, path) };
  });
  return { id, segments };
}

/** All passages of a block: itself, or the items of a list. */
export const passages = (block: Block): Passage[] => (block.kind === 'list' ? block.items : [block]);

const isGroup = (value: string | null | ShapedTree | undefined): value is ShapedTree =>
  typeof value === 'object' && value !== null;

const entries = (tree: ShapedTree) =>
  Object.entries(tree).filter((entry): entry is [string, ShapedTree] => isGroup(entry[1]));

const below = (tree: ShapedTree, key: string): ShapedTree => {
  const value = ownValue(tree, key);
  return isGroup(value) ? value : {};
};

const leaf = (tree: ShapedTree, key: string): string | undefined => {
  const value = ownValue(tree, key);
  return typeof value === 'string' ? value : undefined;
};
