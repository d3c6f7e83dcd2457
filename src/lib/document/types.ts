/** The types of a paper: as locale files hold it, and as pages show it. */

/** How far a text can be relied on: as written by its issuer, published by it, or neither. */
export type Standing = 'original' | 'official' | 'unofficial';

export type About = {
  issuer: string;
  occasion: string;
  /** ISO 8601, `2002-07-31`. */
  date: string;
  source: string;
  standing: Standing;
  note?: string;
};

/** A tree of keys whose leaves are the text: sections, their paragraphs and lists, segments. */
export type Tree = { [key: string]: string | Tree };

/** True for a group of keys, false for a text. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A term that needs explaining: as it is listed, as it stands in the text, in full, and in one sentence. */
export type Entry = { term: string; forms: string[]; expansion?: string; explanation: string };

/** The entries of a glossary, by their ids, which are the same in every language. */
export type Glossary = Record<string, Entry>;

/** What this reader adds to a text and is not part of it: the glossary, and sections in plain words, by their ids. */
export type Annotations = { glossary: Glossary; summary: Record<string, string> };

/** A paper's locale file once it is known to be valid. */
export type PaperFile = {
  $schema?: string;
  /** Whether this language sets the shape of the paper. */
  base?: boolean;
  title: string;
  about: About;
  text: Tree;
} & Partial<Annotations>;

/** A term of the glossary in a text: from, to (exclusive; in UTF-16 units), and the id of its entry. */
export type Term = [start: number, end: number, entry: string];

/** The terms in a paper's text, by segment: the first use of each in every section. */
export type Terms = Record<string, Term[]>;

/** A word of a text: how long it is (UTF-16 units), and how it is read; what is not read, as punctuation, says nothing. */
export type Word = [length: number, pinyin?: string];

/** How a paper is read: the words of each segment, and of each heading, by the section's id. */
export type Readings = Record<string, Word[]>;

/** A text in the shape of the base language; null is a gap. */
export type ShapedTree = { [key: string]: string | null | ShapedTree };

/** The text of a paper as pages load it: without annotations, but with the places that these belong to. */
export type TextPart = { title: string; about: About; text: ShapedTree; terms?: Terms; summaries?: string[] };

/** What lists say about a paper in one language, without its text. */
export type Card = {
  title: string;
  about: About;
  /** Whether it has a glossary. */
  glossed: boolean;
  /** How many rows its text takes: headings, paragraphs, list items. */
  rows: number;
  sections: { id: string; heading: string | undefined }[];
  /** How many segments and headings the language has, of how many. */
  present: number;
  total: number;
};

/** A paper in the catalog: its name in addresses, and the languages it is in, its base language first. */
export type CatalogEntry = { slug: string; langs: string[] };

type Load<T> = () => Promise<{ default: T }>;

/** The loaders of a paper in one language. */
export type PaperParts = {
  card: Load<Card>;
  text: Load<TextPart>;
  annotations: Load<Annotations>;
  pinyin?: Load<Readings>;
};
