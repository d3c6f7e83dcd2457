import { drawGlossary } from './draw-apparatus.ts';
import type { Draft } from './draw.ts';
import type { PlaceKeeper } from './place.ts';
import { LATER } from './text.ts';
import { trusted } from './trusted.ts';

/** How many windows below the top of this one it begins when it will not come into sight with another view. */
const FAR = 4;

/**
 * The glossary below a text, drawn anew when its languages change or come. It is mostly out of sight, so that what is
 * read is painted before it; what the server drew stays until there is something else to show.
 */
export class GlossaryView {
  readonly #element: HTMLElement;
  readonly #keeper: PlaceKeeper;
  #languages: string | undefined;
  #whole: boolean;
  #next: Draft | undefined;
  #far = false;

  /** `draft` is what the server drew the element from, if there is anything in it. */
  constructor(element: HTMLElement, keeper: PlaceKeeper, draft: Draft) {
    this.#element = element;
    this.#keeper = keeper;
    if (element.firstElementChild) this.#languages = draft.view.langs.join();
    this.#whole = element.querySelector('.row') !== null;
  }

  /** Looks how far below it is. To be asked before anything of the page is changed, as the text is. */
  measure(): void {
    this.#far = this.#element.getBoundingClientRect().top > FAR * innerHeight;
  }

  show(draft: Draft): void {
    // What was measured holds for one change.
    const far = this.#far;
    this.#far = false;
    const { view, apparatus } = draft;
    const languages = view.langs.join();
    const whole = view.langs.every((lang) => apparatus[lang]);
    if (this.#languages === languages && (this.#whole || !whole)) return;
    this.#languages = languages;
    this.#whole = whole;
    this.#next = draft;
    // Until then the browser need not lay out the old one; but what has the focus would lose it.
    if (far && !this.#element.contains(document.activeElement)) this.#element.setAttribute(LATER, '');
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (draft === this.#next) this.#draw(draft);
      }),
    );
  }

  #draw(draft: Draft) {
    const had = this.#element.contains(document.activeElement);
    const { place } = this.#keeper;
    const before = scrollY;
    this.#element.innerHTML = trusted(drawGlossary(draft));
    this.#element.removeAttribute(LATER);
    // What is below moves nothing, but at the end of the page it decides how far that scrolls.
    if (scrollY !== before) this.#keeper.restore(place);
    if (!had) return;
    // Who was on a link to it is where it begins.
    const heading = this.#element.querySelector('h2');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }
}
