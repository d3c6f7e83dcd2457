import { languagesInUse, slotsOf, type Slots, type View } from '../document/view.ts';

/** A view of a paper, and all languages that the paper has. */
type Shown = { view: View; langs: string[] };

/**
 * The languages that the reader has been using, so that the bar still offers them when another one is shown alone. Create
 * it while a component is initialised.
 */
export class LanguagesInUse {
  // The languages shown before, the latest first, and the last pair.
  #recent: string[] = [];
  #lastPair: readonly string[] = [];
  readonly #shown: () => Shown;
  readonly #inUse = $derived.by(() => {
    const { view, langs } = this.#shown();
    const used = languagesInUse(view, langs, this.#recent);
    this.#recent = [...view.langs, ...used];
    return used;
  });
  readonly #slots = $derived.by(() => {
    const { view, langs } = this.#shown();
    if (view.langs.length > 1) this.#lastPair = view.langs;
    return slotsOf(view, langs, this.#inUse, this.#lastPair);
  });

  constructor(shown: () => Shown) {
    this.#shown = shown;
  }

  /** The two languages in use, in the paper's order; one if the paper has no other. */
  get all(): string[] {
    return this.#inUse;
  }

  /** The views that the bar offers. */
  get slots(): Slots {
    return this.#slots;
  }
}
