import { readLocal, writeLocal, type OpenStorage, type StorageKey } from '../storage/local.ts';
import { SETTINGS, defaultOf, parse, type Setting, type Option, type Settings } from './schema.ts';
import { ACTIONS, KEYS, KEYS_KEY, parseKeys, type Action, type Keys } from './keyboard-shortcuts.ts';
import { KEY } from './appearance.ts';
import { apply } from './apply.ts';

type Platform = { storage: OpenStorage<'getItem' | 'setItem'>; root: () => HTMLElement };

const browser: Platform = { storage: () => localStorage, root: () => document.documentElement };

/**
 * The reader's settings: stored, shared by all open tabs, and applied to `<html>` at once. Where storage is full or
 * switched off, they last as long as the page.
 */
export class SettingsStore {
  #changed = $state.raw<Settings>({});
  #keys = $state.raw<Keys>(KEYS);
  readonly #platform: Platform;

  /** Called around every visible change. The reading view replaces it, to keep the reader's place. */
  wrapChange: (change: () => void) => void = (change) => change();

  /** On a server, where there is no storage, every setting has its default. */
  constructor(platform: Platform = browser) {
    this.#platform = platform;
    this.#changed = this.#readSettings();
    this.#keys = this.#readKeys();
  }

  /** Follows changes made in other tabs until the returned function is called. */
  listen(target: EventTarget = window): () => void {
    const onstorage = (event: Event) => {
      const { key } = event as StorageEvent;
      if (key === KEY) this.#show(this.#readSettings());
      if (key === KEYS_KEY) this.#keys = this.#readKeys();
    };
    target.addEventListener('storage', onstorage);
    return () => target.removeEventListener('storage', onstorage);
  }

  /** The current value of a setting. */
  get(setting: Setting): string | number {
    return this.#changed[setting] ?? defaultOf(setting);
  }

  /** The options of a setting whose values are a list. */
  options(setting: Option): readonly string[] {
    return SETTINGS[setting];
  }

  /** Changes a setting. A default is not stored. */
  set(setting: Setting, value: string | number): void {
    const rest = Object.fromEntries(Object.entries(this.#changed).filter(([name]) => name !== setting));
    this.#save(value === defaultOf(setting) ? rest : { ...rest, [setting]: value });
  }

  /** Changes to the layout after the current one: columns, stacked, peek, and round again. */
  nextLayout(): void {
    const current = getComputedStyle(this.#platform.root()).getPropertyValue('--layout').trim();
    const layouts = this.options('layout').filter((layout) => layout !== 'auto');
    this.set('layout', layouts[(layouts.indexOf(current) + 1) % layouts.length] ?? 'auto');
  }

  /** Whether a setting has its default value. */
  isDefault(setting: Setting): boolean {
    return this.#changed[setting] === undefined;
  }

  /** Resets all settings. Keyboard shortcuts are reset by `switchKeys`. */
  reset(): void {
    this.#save({});
  }

  /** The keyboard shortcuts. */
  get keys(): Keys {
    return this.#keys;
  }

  /** Gives an action another key, or none. Returns false, and changes nothing, if another action has that key. */
  setKey(action: Action, key: string): boolean {
    const keys = { ...this.#keys, [action]: key };
    if (key && Object.values(keys).filter((other) => other === key).length > 1) return false;
    this.#keys = keys;
    this.#write(KEYS_KEY, keys);
    return true;
  }

  /** Switches all keyboard shortcuts off, or back to their defaults. */
  switchKeys(on: boolean): void {
    this.#keys = on ? KEYS : (Object.fromEntries(ACTIONS.map((action) => [action, ''])) as Keys);
    this.#write(KEYS_KEY, this.#keys);
  }

  #readSettings(): Settings {
    return readLocal(KEY, parse, this.#platform.storage);
  }

  #readKeys(): Keys {
    return readLocal(KEYS_KEY, parseKeys, this.#platform.storage);
  }

  // Where storage is full or switched off, the change lasts as long as the page.
  #write(key: StorageKey, value: unknown): void {
    writeLocal(key, JSON.stringify(value), this.#platform.storage);
  }

  #save(changed: Settings): void {
    this.#show(changed);
    this.#write(KEY, changed);
  }

  #show(changed: Settings): void {
    this.wrapChange(() => {
      this.#changed = changed;
      apply(changed, this.#platform.root());
    });
  }
}

let shared: SettingsStore | undefined;

/**
 * The settings of the page, which follow other tabs. In a browser there is one store, made on first use, so that the
 * first download does without it. On a server each call returns a new one, so that pages share nothing.
 */
export function getSettings(): SettingsStore {
  if (import.meta.env.SSR) return new SettingsStore();
  if (!shared) {
    shared = new SettingsStore();
    shared.listen();
  }
  return shared;
}
