import type { About, PaperFile, Tree } from './schema.ts';

/** The smallest aligned unit, a sentence as a rule. No text: a gap, the language has nothing here. */
export type Segment = { id: string; text: string | undefined };
/** Segments that belong together: a paragraph, or an item of a list. */
export type Passage = { id: string; segments: Segment[] };
export type Block =
  ({ kind: 'paragraph'; number: number } & Passage) | { kind: 'list'; id: string; items: Passage[] };
export type Section = { id: string; heading: string | undefined; blocks: Block[] };

/** One paper in one language, in the shape of the base language: what is missing is there as a gap. */
export type Paper = { slug: string; lang: string; title: string; about: About; sections: Section[] };

/**
 * Reads a checked locale file (`checkLocales` found nothing wrong) in the shape of the base language's file. Ids are
 * paths of keys, `background.p3.s1`. Pure.
 */
export function readPaper(slug: string, lang: string, file: PaperFile, base: PaperFile): Paper {
  const sections = entries(base.text).map(([id, shape]): Section => {
    const own = below(file.text, id);
    return {
      id,
      heading: leaf(own, 'heading'),
      blocks: entries(shape).map(([key, inner]) => readBlock(`${id}.${key}`, key, inner, below(own, key))),
    };
  });
  return { slug, lang, title: file.title, about: file.about, sections };
}

function readBlock(id: string, key: string, shape: Tree, own: Tree): Block {
  if (key.startsWith('list')) {
    const items = entries(shape).map(([item, inner]) =>
      readPassage(`${id}.${item}`, inner, below(own, item)),
    );
    return { kind: 'list', id, items };
  }
  return { kind: 'paragraph', number: Number(key.slice(1)), ...readPassage(id, shape, own) };
}

function readPassage(id: string, shape: Tree, own: Tree): Passage {
  return { id, segments: Object.keys(shape).map((key) => ({ id: `${id}.${key}`, text: leaf(own, key) })) };
}

/** All passages of a block: itself, or the items of a list. */
export const passages = (block: Block): Passage[] => (block.kind === 'list' ? block.items : [block]);

const entries = (tree: string | Tree) =>
  typeof tree === 'string'
    ? []
    : Object.entries(tree).filter((entry): entry is [string, Tree] => typeof entry[1] !== 'string');

const below = (tree: Tree, key: string): Tree => {
  const value = tree[key];
  return typeof value === 'object' ? value : {};
};

const leaf = (tree: Tree, key: string): string | undefined => {
  const value = tree[key];
  return typeof value === 'string' ? value : undefined;
};
