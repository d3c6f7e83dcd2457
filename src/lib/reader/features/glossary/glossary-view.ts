import { focusOnce } from '../../focus.ts';
import { renderGlossary } from '../../../render/annotations.ts';
import type { RenderContext } from '../../../render/context.ts';
import type { SafeHtml } from '../../../render/html.ts';
import type { ScrollAnchor } from '../../scroll-anchor.ts';
import { DEFERRED } from '../../text-view.ts';
import { trustedHtml } from '../../../render/trusted-types.ts';

// Those of the entries, and that of the words around them.
const languagesOf = ({ view, ui }: RenderContext) => [ui.lang, ...view.langs].join();

/** How far below the window, in window heights, the glossary must begin so that no switch can bring it into view. */
const FAR = 4;

/**
 * The glossary below a text. It is rendered again when the languages shown change or their entries have been loaded, but
 * only after the text has been painted, because it is mostly out of view. What the server has rendered stays until there
 * is something else to show.
 */
export class GlossaryView {
  readonly #element: HTMLElement;
  readonly #anchor: ScrollAnchor;
  #languages: string | undefined;
  // Whether the element shows entries, and not only links to them.
  #hasEntries: boolean;
  #latest: RenderContext | undefined;
  #isFar = false;

  /** `context` is what the server rendered the element from, if it has any content. */
  constructor(element: HTMLElement, anchor: ScrollAnchor, context: RenderContext) {
    this.#element = element;
    this.#anchor = anchor;
    if (element.firstElementChild) this.#languages = languagesOf(context);
    this.#hasEntries = element.querySelector('.row') !== null;
  }

  /** Measures how far below the window the glossary is. Call it before changing anything on the page. */
  measure(): void {
    this.#isFar = this.#element.getBoundingClientRect().top > FAR * innerHeight;
  }

  /** Shows the glossary of a view, after the next paint. Does nothing if it is shown already. */
  show(context: RenderContext): void {
    // A measurement is valid for one change only.
    const isFar = this.#isFar;
    this.#isFar = false;
    const { view, annotations } = context;
    const languages = languagesOf(context);
    const areLoaded = view.langs.every((lang) => annotations[lang]);
    if (this.#languages === languages && (this.#hasEntries || !areLoaded)) return;
    this.#languages = languages;
    this.#hasEntries = areLoaded;
    this.#latest = context;
    // The browser need not lay out the old glossary until then. But an element that is not laid out loses the focus.
    if (isFar && !this.#element.contains(document.activeElement)) this.#element.setAttribute(DEFERRED, '');
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (context === this.#latest) this.#render(context);
      }),
    );
  }

  #render(context: RenderContext) {
    const hadFocus = this.#element.contains(document.activeElement);
    const { place } = this.#anchor;
    const scrollBefore = scrollY;
    this.#replace(renderGlossary(context));
    this.#element.removeAttribute(DEFERRED);
    // A change below the window moves nothing, except at the end of the page, where it limits how far the page scrolls.
    if (scrollY !== scrollBefore) this.#anchor.restore(place);
    if (!hadFocus) return;
    // The focused link has been replaced: focus the beginning of the glossary.
    focusOnce(this.#element.querySelector('h2'));
  }

  // Keeps the heading element: screen readers that have collected the headings of a page do not find a new one.
  #replace(html: SafeHtml) {
    const template = document.createElement('template');
    template.innerHTML = trustedHtml(html);
    const next = template.content.querySelector('h2');
    const heading = this.#element.querySelector('h2') ?? next;
    if (heading && next && heading !== next) {
      if (heading.textContent !== next.textContent) heading.textContent = next.textContent;
      next.remove();
    }
    for (const child of [...this.#element.childNodes]) if (child !== heading) child.remove();
    this.#element.append(template.content);
  }
}
