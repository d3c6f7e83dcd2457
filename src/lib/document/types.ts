/** The types of a paper in its locale files, and of what the build computes from them. */

/** Where a text comes from: written by its issuer, a translation published by the issuer, or any other translation. */
export type Standing = 'original' | 'official' | 'unofficial';

/** What a paper says about its own text. */
export type About = {
  issuer: string;
  occasion: string;
  /** ISO 8601, `2002-07-31`. */
  date: string;
  source: string;
  standing: Standing;
  note?: string;
  /** Where the issuer's own text in this language is published, if this is another translation. */
  official?: string;
  /** The title of that text; present if and only if `official` is. */
  officialTitle?: string;
};

/** A tree of keys with texts as leaves: sections, their paragraphs and lists, and the segments of these. */
export type Tree = { [key: string]: string | Tree };

/** True for a group of keys (a JSON object), false for a text or anything else. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A glossary entry. `forms` are the spellings of the term that the text uses; `expansion` is the full form of an
 * abbreviation; `explanation` is one sentence.
 */
export type GlossaryEntry = { term: string; forms: string[]; expansion?: string; explanation: string };

/** The glossary entries of a paper by id. The ids are the same in every language. */
export type Glossary = Record<string, GlossaryEntry>;

/** What Duidu adds to a paper: the glossary, and summaries in plain language by section id. */
export type Annotations = { glossary: Glossary; summary: Record<string, string> };

/** A paper's locale file after `checkLocales` has found no problem in it. */
export type PaperFile = {
  $schema?: string;
  /** Whether this language sets the shape of the paper. */
  base?: boolean;
  title: string;
  about: About;
  text: Tree;
} & Partial<Annotations>;

/** A glossary term in a segment: start and end (exclusive) in UTF-16 code units, and the id of its glossary entry. */
export type Term = [start: number, end: number, entry: string];

/** The terms in a paper's text by segment id: only the first use of each term in every section. */
export type Terms = Record<string, Term[]>;

/** A word of a text: its length in UTF-16 code units and its pinyin. Punctuation and digits have no pinyin. */
export type Word = [length: number, pinyin?: string];

/** The pinyin of a paper: the words of each segment by segment id, and of each heading by section id. */
export type Readings = Record<string, Word[]>;

/** A text in the shape of the base language; null is a gap. */
export type ShapedTree = { [key: string]: string | null | ShapedTree };

/** The text of a paper as pages load it: without annotations, but with the places that they belong to. */
export type TextPart = { title: string; about: About; text: ShapedTree; terms?: Terms; summaries?: string[] };

/** What lists of papers show of a paper in one language. The text is not part of it. */
export type Card = {
  title: string;
  about: About;
  /** The label of `about.standing`, from the interface for readers of this language; `lang` is the language of the label. */
  standing: { label: string; lang: string };
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
