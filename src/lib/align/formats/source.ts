import type { About } from '../../document/types.ts';
import { validateLanguageTag } from '../../i18n/language-tag.ts';

/** An error in a publisher's file, for the publisher to read: where it is, what is wrong, and how to fix it. */
export class SourceError extends Error {
  constructor(file: string, line: number | undefined, fault: string, remedy: string) {
    super(`${file}${line ? `:${line}` : ''}  ${fault}\n    ${remedy}`);
    // A stack trace would not help: the error is in the publisher's file, not in this program.
    this.stack = `Error: ${this.message}`;
  }
}

/**
 * A place in the result that somebody should review, and why. `at` is a key path, or a file with a line; `doubt` is how
 * likely two texts there do not correspond, from 0 to 1.
 */
export type ReviewPlace = { at: string; note: string; doubt?: number };

/**
 * A part of a document without ids. `verse` is a stanza, its lines separated by \n; `note` is a footnote, which begins with
 * its mark as it stands in the text, such as "[1]". `line` is where the block begins in its file, from 1. `time` is when a
 * subtitle is shown, in seconds.
 */
export type SourceBlock = {
  kind: 'paragraph' | 'item' | 'verse' | 'note';
  text: string;
  line: number;
  time?: readonly [from: number, to: number];
};

/** A publisher's text in one language, in reading order and without ids. */
export type SourceDocument = {
  lang: string;
  file: string;
  title: string;
  about: Partial<About>;
  sections: { heading: string; line: number; blocks: SourceBlock[] }[];
  places: ReviewPlace[];
};

/**
 * A row of a table or a unit of a translation memory: the same text in several languages. A missing language is a gap.
 * Consecutive rows with the same `passage` belong to one paragraph.
 */
export type TableRow = { id?: string; line: number; passage?: string; texts: Map<string, string> };

/** The rows of one file, and the places where something in it was left out. */
export type SourceTable = { file: string; rows: TableRow[]; places: ReviewPlace[] };

/** The fields of `about` that every paper has, in the order in which files have them. */
export const REQUIRED_ABOUT = ['issuer', 'occasion', 'date', 'source', 'standing'] as const;

/** All fields of `about`, in the order in which files have them. */
export const ABOUT = [...REQUIRED_ABOUT, 'note', 'official', 'officialTitle'] as const;

/** Returns the canonical form of a language tag in a file (`EN-us`, `zh_Hans`). Throws SourceError if it is not known. */
export function tagOf(raw: string, file: string, line?: number): string {
  let tag = raw.trim().replaceAll('_', '-');
  try {
    tag = Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    // Not well formed. validateLanguageTag reports that below.
  }
  const fault = validateLanguageTag(tag);
  if (fault) {
    throw new SourceError(
      file,
      line,
      `names a language by "${raw}", which is not known.`,
      `Use ${fault.expected}.`,
    );
  }
  return tag;
}
