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
export type PaperFile = { $schema?: string; title: string; about: About; text: Tree } & Partial<Annotations>;

/** A term of the glossary in a text: from, to (exclusive; in UTF-16 units), and the id of its entry. */
export type Term = [start: number, end: number, entry: string];

/** The terms in a paper's text, by segment: the first use of each in every section. */
export type Terms = Record<string, Term[]>;

/** A word of a text: how long it is (UTF-16 units), and how it is read; what is not read, as punctuation, says nothing. */
export type Word = [length: number, pinyin?: string];

/** How a paper is read: the words of each segment, and of each heading, by the section's id. */
export type Readings = Record<string, Word[]>;
