import { createContext } from 'svelte';
import { CHOICES, defaultOf, KEY, parse, type Choice, type Option, type Preferences } from './choices.ts';
import { apply } from './root.ts';

type Platform = { storage: () => Pick<Storage, 'getItem' | 'setItem'>; root: () => HTMLElement };

const here: Platform = { storage: () => localStorage, root: () => document.documentElement };

/**
 * What the reader has chosen: kept in storage, the same in every open tab, and written to `<html>` at once. Where
 * storage is full or switched off, it holds for this page.
 */
export class PreferenceStore {
  #chosen = $state.raw<Preferences>({});
  readonly #platform: Platform;

  /** What each change of what is seen is made within: the reading view keeps the place around it. */
  around: (change: () => void) => void = (change) => change();

  /** On a server, where there is no storage, everything is as by default. */
  constructor(platform: Platform = here) {
    this.#platform = platform;
    this.#chosen = this.#stored();
  }

  /** Takes over changes from other tabs until the returned function is called. */
  listen(target: EventTarget = window): () => void {
    const changed = (event: Event) => {
      if ((event as StorageEvent).key === KEY) this.#show(this.#stored());
    };
    target.addEventListener('storage', changed);
    return () => target.removeEventListener('storage', changed);
  }

  /** The value in force. */
  get(choice: Choice): string | number {
    return this.#chosen[choice] ?? defaultOf(choice);
  }

  /** The options of a choice that is one of a list. */
  options(choice: Option): readonly string[] {
    return CHOICES[choice];
  }

  /** Sets a choice; its default is not written down. */
  set(choice: Choice, value: string | number): void {
    const rest = Object.fromEntries(Object.entries(this.#chosen).filter(([name]) => name !== choice));
    this.#keep(value === defaultOf(choice) ? rest : { ...rest, [choice]: value });
  }

  /** Back to the defaults. */
  reset(): void {
    this.#keep({});
  }

  #stored(): Preferences {
    try {
      return parse(this.#platform.storage().getItem(KEY));
    } catch {
      return {}; // Storage is switched off.
    }
  }

  #keep(preferences: Preferences): void {
    this.#show(preferences);
    try {
      this.#platform.storage().setItem(KEY, JSON.stringify(preferences));
    } catch {
      // Full, or switched off: the choice holds for this page.
    }
  }

  #show(preferences: Preferences): void {
    this.around(() => {
      this.#chosen = preferences;
      apply(preferences, this.#platform.root());
    });
  }
}

/** The store of the page, for the components in it; the layout sets it. */
export const [getPreferences, setPreferences] = createContext<PreferenceStore>();
