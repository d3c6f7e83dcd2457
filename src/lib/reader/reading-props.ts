import type { Metadata } from '../document/metadata.ts';
import type { PairedSection } from '../document/pair.ts';
import type { Card } from '../document/types.ts';
import type { View } from '../document/view.ts';
import type { Interface } from '../i18n/interface.ts';
import type { Language } from '../i18n/languages.ts';
import type { RenderContext } from '../render/context.ts';
import type * as rendering from './rendering.ts';

/** A language of a paper, and the card of the paper in it. */
export type TextColumn = { language: Language; card: Card };

/** A section in the table of contents, with its heading in each of the languages shown; undefined is a gap. */
export type OutlineSection = { id: string; headings: (string | undefined)[] };

/** The contents of a paper in the languages shown, and the id of the section being read, if it is known. */
export type TableOfContents = {
  sides: TextColumn[];
  outline: OutlineSection[];
  current: string | undefined;
};

/** The view that is shown, the languages that the paper has, and the way to another view. */
export type ViewChooser = { view: View; langs: string[]; follow: (view: View) => void };

/** The text of a view, its languages paired, and the module that renders it. */
export type Text = { sections: PairedSection[]; rendering: typeof rendering };

/** What a page that shows a paper is given. */
export type ReadingProps = {
  ui: Interface;
  view: View;
  /** The languages that the paper has, its base language first. */
  langs: string[];
  sides: TextColumn[];
  outline: OutlineSection[];
  /** The text, and what renders it; undefined in the browser if the page has it already. */
  text: Text | undefined;
  metadata: Metadata;
  linked: object | undefined;
  /** The annotations that are in the published page, by language. */
  annotations: RenderContext['annotations'];
};
