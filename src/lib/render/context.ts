import type { PairedPassage, PairedSection } from '../document/pair.ts';
import type { Annotations } from '../document/types.ts';
import type { View } from '../document/view.ts';
import type { Interface } from '../i18n/interface.ts';
import type { SafeHtml } from './html.ts';

/** Everything that the HTML of a text depends on. */
export type RenderContext = {
  /** The paper's sections, paired in the languages of `view`. */
  sections: PairedSection[];
  view: View;
  /** All languages of the paper. */
  langs: string[];
  ui: Pick<Interface, 'lang' | 't'>;
  /** Whether the paper is long: it is then laid out in parts as they scroll into view, and menus are built on demand. */
  long: boolean;
  /** Whether terms link to their glossary entries. */
  glossed: boolean;
  /** The languages shown that have a glossary. */
  glossaries: string[];
  /** Whether scripts open those entries in place: assistive technology is then told that they are closed. */
  expandable?: boolean;
  /**
   * Renders the part of a text between `from` and `to` with pinyin; set while pinyin is turned on and loaded. `id` is a
   * segment's id, or for a heading its section's id.
   */
  ruby?: ((text: string, lang: string, id: string, from: number, to: number) => SafeHtml) | undefined;
  /** The glossaries and summaries loaded so far, by language. */
  annotations: Partial<Record<string, Annotations>>;
  /** Returns the `href` of a view, with the base path. */
  link: (view: View) => string;
};

/** A row of the text in all languages shown: a heading, a section's summary, a paragraph or a list item. */
export type Row =
  | { kind: 'heading'; id: string; headings: PairedSection['headings']; number: number }
  | { kind: 'summary'; id: string; section: string }
  | { kind: 'paragraph'; id: string; passage: PairedPassage; section: number; number: number }
  | { kind: 'item'; id: string; passage: PairedPassage; number: number };
