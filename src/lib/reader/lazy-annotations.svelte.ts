import type { Annotations } from '../document/types.ts';
import { tick } from 'svelte';
import { loadAnnotations } from '../document/catalog.ts';
import { getSettings } from '../settings/store.svelte.ts';
import type { View } from '../document/view.ts';
import type { RenderContext } from '../render/text.ts';

/** A view of a paper, and all languages that the paper has. */
type Shown = { view: View; langs: string[] };
/** Makes a change in the text under a reader's eyes. */
type Change = (change: () => void) => Promise<void>;

/**
 * What this reader adds to a text and nobody needs for reading on: it comes when the reader has begun to read, or wants
 * it. To be made while a component is made.
 */
export class LazyAnnotations {
  /** What explains the text, by language, as far as it is there. */
  annotations = $state.raw<Partial<Record<string, Annotations>>>({});
  /** How the text is read, if that is shown. */
  ruby = $state.raw<RenderContext['ruby']>();

  readonly #shown: () => Shown;
  readonly #settings = getSettings();
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
    const missing = langs.filter((lang) => !this.annotations[lang]);
    if (!missing.length) return;
    const loaded = await Promise.all(missing.map(async (lang) => [lang, await loadAnnotations(paper, lang)]));
    this.annotations = { ...this.annotations, ...Object.fromEntries(loaded) };
    await tick();
  }

  // Only who wants it, and has a text that is read so, loads any of it.
  async #loadPinyin(change: Change) {
    const { view, langs } = this.#shown();
    const heard = this.#settings.get('pinyinHeard') === 'on';
    if (this.#settings.get('pinyin') === 'off' || !langs.some((lang) => lang.startsWith('zh'))) return;
    const { readingOf } = await import('./features/pinyin/load-ruby.ts');
    const ruby = await readingOf(view.paper, langs, heard);
    await change(() => (this.ruby = ruby));
  }
}
