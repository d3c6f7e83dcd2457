import { SETTINGS, defaultOf, parse, type Setting, type Option, type Settings } from './schema.ts';
import { ACTIONS, KEYS, KEYS_KEY, parseKeys, type Action, type Keys } from './keyboard-shortcuts.ts';
import { KEY } from './appearance.ts';
import { apply } from './apply.ts';

type Platform = { storage: () => Pick<Storage, 'getItem' | 'setItem'>; root: () => HTMLElement };

const here: Platform = { storage: () => localStorage, root: () => document.documentElement };

/**
 * What the reader has chosen: kept in storage, the same in every open tab, and written to `<html>` at once. Where
 * storage is full or switched off, it holds for this page.
 */
export class SettingsStore {
  #chosen = $state.raw<Settings>({});
  #keys = $state.raw<Keys>(KEYS);
  readonly #platform: Platform;

  /** What each change of what is seen is made within: the reading view keeps the place around it. */
  wrapChange: (change: () => void) => void = (change) => change();

  /** On a server, where there is no storage, everything is as by default. */
  constructor(platform: Platform = here) {
    this.#platform = platform;
    this.#chosen = parse(this.#stored(KEY));
    this.#keys = parseKeys(this.#stored(KEYS_KEY));
  }

  /** Takes over changes from other tabs until the returned function is called. */
  listen(target: EventTarget = window): () => void {
    const changed = (event: Event) => {
      const { key } = event as StorageEvent;
      if (key === KEY) this.#show(parse(this.#stored(KEY)));
      if (key === KEYS_KEY) this.#keys = parseKeys(this.#stored(KEYS_KEY));
    };
    target.addEventListener('storage', changed);
    return () => target.removeEventListener('storage', changed);
  }

  /** The value in force. */
  get(choice: Setting): string | number {
    return this.#chosen[choice] ?? defaultOf(choice);
  }

  /** The options of a choice that is one of a list. */
  options(choice: Option): readonly string[] {
    return SETTINGS[choice];
  }

  /** Sets a choice; its default is not written down. */
  set(choice: Setting, value: string | number): void {
    const rest = Object.fromEntries(Object.entries(this.#chosen).filter(([name]) => name !== choice));
    this.#keep(value === defaultOf(choice) ? rest : { ...rest, [choice]: value });
  }

  /** Chooses the layout after the one that is seen: columns, stacked, peek, and again. */
  nextLayout(): void {
    const seen = getComputedStyle(this.#platform.root()).getPropertyValue('--layout').trim();
    const layouts = this.options('layout').filter((layout) => layout !== 'auto');
    this.set('layout', layouts[(layouts.indexOf(seen) + 1) % layouts.length] ?? 'auto');
  }

  /** Whether a choice is as by default. */
  isDefault(choice: Setting): boolean {
    return this.#chosen[choice] === undefined;
  }

  /** All choices back to the defaults; keys have their own way back. */
  reset(): void {
    this.#keep({});
  }

  /** The keys while reading. */
  get keys(): Keys {
    return this.#keys;
  }

  /** Gives an action another key, or none. False, and nothing changes, if another action has that key. */
  setKey(action: Action, key: string): boolean {
    const keys = { ...this.#keys, [action]: key };
    if (key && Object.values(keys).filter((other) => other === key).length > 1) return false;
    this.#keys = keys;
    this.#store(KEYS_KEY, keys);
    return true;
  }

  /** Switches all keys off, or back to the defaults. */
  switchKeys(on: boolean): void {
    this.#keys = on ? KEYS : (Object.fromEntries(ACTIONS.map((action) => [action, ''])) as Keys);
    this.#store(KEYS_KEY, this.#keys);
  }

  #stored(key: string): string | null {
    try {
      return this.#platform.storage().getItem(key);
    } catch {
      return null; // Storage is switched off.
    }
  }

  #store(key: string, value: unknown): void {
    try {
      this.#platform.storage().setItem(key, JSON.stringify(value));
    } catch {
      // Full, or switched off: the choice holds for this page.
    }
  }

  #keep(chosen: Settings): void {
    this.#show(chosen);
    this.#store(KEY, chosen);
  }

  #show(chosen: Settings): void {
    this.wrapChange(() => {
      this.#chosen = chosen;
      apply(chosen, this.#platform.root());
    });
  }
}

let shared: SettingsStore | undefined;

/**
 * The store of the page; it follows other tabs. In a browser there is one, made when it is first wanted, so that the
 * first payload does without. On a server each asker gets its own: nothing is shared between pages.
 */
export function getSettings(): SettingsStore {
  if (import.meta.env.SSR) return new SettingsStore();
  if (!shared) {
    shared = new SettingsStore();
    shared.listen();
  }
  return shared;
}
