import { sameView, type View } from '../document/view.ts';
import { interfaceLanguage } from '../i18n/interface.ts';
import type { RenderContext } from '../render/context.ts';
import type { GlossaryView } from './features/glossary/glossary-view.ts';
import type * as rendering from './rendering.ts';
import type { ScrollAnchor } from './scroll-anchor.ts';
import type { Measurement, TextView } from './text-view.ts';

/** The page in which a text is rendered. */
export type TextPage = {
  body: HTMLElement;
  glossary: HTMLElement | undefined;
  /** The view with which the document was opened. */
  published: View;
  anchor: ScrollAnchor;
  /** Called when the visible rows show another view, and again when all rows do. */
  rendered: () => void;
  /** Runs a task after the browser has painted what was changed before. */
  later: (task: () => void) => void;
};

/** Renders the text and the glossary of a page, once what renders them is loaded. Until then the page stays as published. */
export class TextRenderer {
  #page: TextPage | undefined;
  #text: TextView | undefined;
  #glossary: GlossaryView | undefined;

  /** Gives it the page, until `unmount` is called. */
  mount(page: TextPage): void {
    this.#page = page;
  }

  unmount(): void {
    this.#page = undefined;
  }

  /** Begins to render, if there is a page and it has not begun. */
  start(context: RenderContext, { GlossaryView, TextView }: typeof rendering): void {
    const page = this.#page;
    if (!page || this.#text) return;
    const { body, glossary, published, anchor, rendered, later } = page;
    const text = (this.#text = new TextView(body, {
      preserve: (change) => anchor.preserve(change),
      segment: () => anchor.place?.segment,
      drawn: rendered,
      later,
    }));
    const isPublished = body.firstElementChild !== null && sameView(context.view, published);
    if (isPublished && interfaceLanguage(published.langs[0]) !== context.ui.lang)
      anchor.preserve(() => {
        this.#clear(page);
        text.show(context);
      });
    else text.show(context);
    text.insertSummaries(context);
    if (glossary) this.#glossary = new GlossaryView(glossary, anchor, context);
    this.#glossary?.show(context);
  }

  /**
   * Shows a view. Back and Forward may do so before the reader has done anything that makes the page load what renders it:
   * then begins with `module`. `preserve` keeps the reader's place, unless a switch does.
   */
  show(
    context: RenderContext,
    module: typeof rendering | undefined,
    measurement: Measurement | undefined,
    preserve: (change: () => void) => void,
  ): void {
    const page = this.#page;
    if (module && page && !this.#text && !sameView(context.view, page.published)) {
      this.#clear(page);
      this.start(context, module);
    }
    preserve(() => this.#text?.show(context, measurement));
    this.#text?.insertSummaries(context);
    this.#glossary?.show(context);
  }

  /** Measures how much text the window shows before a switch, from the segment being read downwards. */
  measure(segment: string | undefined): Measurement | undefined {
    this.#glossary?.measure();
    return this.#text?.measure(segment);
  }

  #clear({ body, glossary }: TextPage) {
    body.replaceChildren();
    glossary?.replaceChildren();
  }
}
