import { tick } from 'svelte';
import { loadApparatus } from '../paper/library.ts';
import type { Apparatus } from '../paper/schema.ts';
import { getPreferences } from '../preferences/store.svelte.ts';
import type { View } from '../reading/address.ts';
import type { Draft } from '../reading/draw.ts';

/** A view of a paper, and all languages that the paper has. */
type Shown = { view: View; langs: string[] };
/** Makes a change in the text under a reader's eyes. */
type Change = (change: () => void) => Promise<void>;

/**
 * What this reader adds to a text and nobody needs for reading on: it comes when the reader has begun to read, or wants
 * it. To be made while a component is made.
 */
export class Additions {
  /** What explains the text, by language, as far as it is there. */
  apparatus = $state.raw<Partial<Record<string, Apparatus>>>({});
  /** How the text is read, if that is shown. */
  ruby = $state.raw<Draft['ruby']>();

  readonly #shown: () => Shown;
  readonly #preferences = getPreferences();
  #wanted = false;

  constructor(shown: () => Shown, change: Change) {
    this.#shown = shown;
    $effect(() => {
      shown(); // Another view wants its own.
      if (this.#wanted) void this.want();
    });
    $effect(() => void this.#loadPinyin(change).catch(() => undefined)); // The text is whole without.
  }

  /** Brings what explains the text in the languages that are shown, from now on in those of every view. */
  async want(): Promise<void> {
    this.#wanted = true;
    await this.#loadApparatus().catch(() => undefined); // It is asked for again.
  }

  async #loadApparatus() {
    const { paper, langs } = this.#shown().view;
    const missing = langs.filter((lang) => !this.apparatus[lang]);
    if (!missing.length) return;
    const loaded = await Promise.all(missing.map(async (lang) => [lang, await loadApparatus(paper, lang)]));
    this.apparatus = { ...this.apparatus, ...Object.fromEntries(loaded) };
    await tick();
  }

  // Only who wants it, and has a text that is read so, loads any of it.
  async #loadPinyin(change: Change) {
    const { view, langs } = this.#shown();
    const heard = this.#preferences.get('pinyinHeard') === 'on';
    if (this.#preferences.get('pinyin') === 'off' || !langs.some((lang) => lang.startsWith('zh'))) return;
    const { readingOf } = await import('./pinyin.ts');
    const ruby = await readingOf(view.paper, langs, heard);
    await change(() => (this.ruby = ruby));
  }
}
