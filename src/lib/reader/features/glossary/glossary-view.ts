import { renderGlossary } from '../../../render/annotations.ts';
import type { RenderContext } from '../../../render/text.ts';
import type { ScrollAnchor } from '../../scroll-anchor.ts';
import { DEFERRED } from '../../text-view.ts';
import { trustedHtml } from '../../../render/trusted-types.ts';

/** How many windows below the top of this one it begins when it will not come into sight with another view. */
const FAR = 4;

/**
 * The glossary below a text, drawn anew when its languages change or come. It is mostly out of sight, so that what is
 * read is painted before it; what the server drew stays until there is something else to show.
 */
export class GlossaryView {
  readonly #element: HTMLElement;
  readonly #anchor: ScrollAnchor;
  #languages: string | undefined;
  #whole: boolean;
  #next: RenderContext | undefined;
  #far = false;

  /** `context` is what the server drew the element from, if there is anything in it. */
  constructor(element: HTMLElement, anchor: ScrollAnchor, context: RenderContext) {
    this.#element = element;
    this.#anchor = anchor;
    if (element.firstElementChild) this.#languages = context.view.langs.join();
    this.#whole = element.querySelector('.row') !== null;
  }

  /** Looks how far below it is. To be asked before anything of the page is changed, as the text is. */
  measure(): void {
    this.#far = this.#element.getBoundingClientRect().top > FAR * innerHeight;
  }

  show(context: RenderContext): void {
    // What was measured holds for one change.
    const far = this.#far;
    this.#far = false;
    const { view, annotations } = context;
    const languages = view.langs.join();
    const whole = view.langs.every((lang) => annotations[lang]);
    if (this.#languages === languages && (this.#whole || !whole)) return;
    this.#languages = languages;
    this.#whole = whole;
    this.#next = context;
    // Until then the browser need not lay out the old one; but what has the focus would lose it.
    if (far && !this.#element.contains(document.activeElement)) this.#element.setAttribute(DEFERRED, '');
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (context === this.#next) this.#draw(context);
      }),
    );
  }

  #draw(context: RenderContext) {
    const had = this.#element.contains(document.activeElement);
    const { place } = this.#anchor;
    const before = scrollY;
    this.#element.innerHTML = trustedHtml(renderGlossary(context));
    this.#element.removeAttribute(DEFERRED);
    // What is below moves nothing, but at the end of the page it decides how far that scrolls.
    if (scrollY !== before) this.#anchor.restore(place);
    if (!had) return;
    // Who was on a link to it is where it begins.
    const heading = this.#element.querySelector('h2');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }
}
