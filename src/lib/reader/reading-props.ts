import { interfaceFor, type Interface } from '../i18n/interface.ts';
import { language, type Language } from '../i18n/languages.ts';
import type { Metadata } from '../document/metadata.ts';
import { loadPaper } from '../document/catalog.ts';
import type { Paper } from '../document/read-paper.ts';
import type { PairedSection } from '../document/pair.ts';
import type { View } from '../document/view.ts';
import type { RenderContext } from '../render/text.ts';

/** One language of the texts shown: the paper in it, and the interface for what the reader says of it. */
export type TextColumn = { language: Language; paper: Paper; ui: Interface };

/** The contents of a paper: its sections in the languages shown, and the id of the one that is read, if it is known. */
export type TableOfContents = { sides: TextColumn[]; sections: PairedSection[]; current: string | undefined };

/** The view of a paper that is shown, the languages that the paper has, and how another view is shown. */
export type ViewChooser = { view: View; langs: string[]; follow: (view: View) => void };

/** What a page that shows a paper is given. */
export type ReadingProps = {
  ui: Interface;
  view: View;
  /** The languages that the paper has. */
  langs: string[];
  sides: TextColumn[];
  sections: PairedSection[];
  metadata: Metadata;
  linked: object | undefined;
  /** What this reader adds to the paper, by language, where it stands in the page that is published. */
  annotations: RenderContext['annotations'];
  /** What this page is given for another view of the same paper. */
  load: (view: View) => Promise<ReadingProps>;
};

/** Loads a paper in one language with what is needed to show it. Throws RangeError if the shelf does not have it. */
export async function loadColumn(slug: string, lang: string): Promise<TextColumn> {
  const [paper, ui] = await Promise.all([loadPaper(slug, lang), interfaceFor(lang)]);
  return { language: language(lang), paper, ui };
}
