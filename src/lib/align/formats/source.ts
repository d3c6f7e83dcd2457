import type { About } from '../../document/types.ts';
import { validateLanguageTag } from '../../i18n/language-tag.ts';

/** What is wrong with a file that a publisher brings: where it is wrong, and what to do about it. */
export class SourceError extends Error {
  constructor(file: string, line: number | undefined, fault: string, remedy: string) {
    super(`${file}${line ? `:${line}` : ''}  ${fault}\n    ${remedy}`);
    // The place that matters is in the file, not in this program.
    this.stack = `Error: ${this.message}`;
  }
}

/** A place where the result needs to be read over, and why. */
export type Place = { at: string; note: string };

/** A piece of a text without ids: a paragraph, or an item of a list. `line` is where it begins in its file, from 1. */
export type Block = { kind: 'paragraph' | 'item'; text: string; line: number };

/** A text in one language as a publisher has it: in order, without ids. */
export type RenderContext = {
  lang: string;
  file: string;
  title: string;
  about: Partial<About>;
  sections: { heading: string; line: number; blocks: Block[] }[];
  places: Place[];
};

/**
 * The same words in several languages, as a line of a table or a unit of a translation memory; a language that is not
 * there is a gap. Rows with the same `passage`, one after the other, belong to one paragraph.
 */
export type Row = { id?: string; line: number; passage?: string; texts: Map<string, string> };

/** Rows of one file; places where something of the file was left out. */
export type Rows = { file: string; rows: Row[]; places: Place[] };

/** The fields of `about`, in the order in which they are written. All but the last are required. */
export const ABOUT = ['issuer', 'occasion', 'date', 'source', 'standing', 'note'] as const;

/** A language tag as a file has it (`EN-us`, `zh_Hans`), in its usual form. Throws SourceError if it is not known. */
export function tagOf(raw: string, file: string, line?: number): string {
  let tag = raw.trim().replaceAll('_', '-');
  try {
    tag = Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    // Not well formed: validateLanguageTag says so.
  }
  const fault = validateLanguageTag(tag);
  if (fault) {
    throw new SourceError(
      file,
      line,
      `names a language by "${raw}", which is not known.`,
      `Give it ${fault.expected}.`,
    );
  }
  return tag;
}
