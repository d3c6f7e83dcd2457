import type { Annotations } from '../document/types.ts';
import { tick } from 'svelte';
import { loadAnnotations } from '../document/catalog.ts';
import { loadPart } from '../loading/load-part.ts';
import { getSettings } from '../settings/store.svelte.ts';
import { reportLoadFailure } from '../loading/load-failure.svelte.ts';
import type { View } from '../document/view.ts';
import type { RenderContext } from '../render/context.ts';

/** A view of a paper, and all languages that the paper has. */
type Shown = { view: View; langs: string[] };
/** Makes a visible change in the text without moving what is being read. */
type Change = (change: () => void) => Promise<void>;

/**
 * Duidu's own additions to a text, which nobody needs in order to read: they are loaded when the reader has begun to
 * read, or asks for one of them. Create it while a component is initialised.
 */
export class LazyAnnotations {
  /** The glossary entries and summaries that have been loaded, by language. */
  annotations = $state.raw<Partial<Record<string, Annotations>>>({});
  /** Renders text with pinyin, if that is switched on and loaded. */
  ruby = $state.raw<RenderContext['ruby']>();

  readonly #shown: () => Shown;
  readonly #settings = getSettings();
  #isWanted = false;

  constructor(shown: () => Shown, change: Change) {
    this.#shown = shown;
    $effect(() => {
      shown(); // Another view may need annotations in other languages.
      if (this.#isWanted) void this.want();
    });
    $effect(() => {
      const load = () => this.#loadPinyin(change).catch(reportLoadFailure);
      void load();
      addEventListener('online', load);
      return () => removeEventListener('online', load);
    });
  }

  /** Loads the annotations in the languages shown, and from now on those of every view. */
  async want(): Promise<void> {
    this.#isWanted = true;
    await this.#loadAnnotations().catch(() => undefined); // The next call tries again.
  }

  async #loadAnnotations() {
    const { paper, langs } = this.#shown().view;
    const missing = langs.filter((lang) => !this.annotations[lang]);
    if (!missing.length) return;
    const loaded = await Promise.all(missing.map(async (lang) => [lang, await loadAnnotations(paper, lang)]));
    this.annotations = { ...this.annotations, ...Object.fromEntries(loaded) };
    await tick();
  }

  // Pinyin is loaded only for readers who want it, and only if the view has Chinese text.
  async #loadPinyin(change: Change) {
    const { view, langs } = this.#shown();
    const isSpoken = this.#settings.get('pinyinHeard') === 'on';
    if (this.#settings.get('pinyin') === 'off' || !langs.some((lang) => lang.startsWith('zh'))) return;
    // The server must not know of the import: SvelteKit would put the styles of pinyin into the page.
    if (import.meta.env.SSR) return;
    const pinyin = await loadPart(() => import('./features/pinyin/load-ruby.ts'));
    const ruby = await pinyin.loadRuby(view.paper, isSpoken ? 'spoken' : 'silent', ...langs);
    if (ruby !== this.ruby) await change(() => (this.ruby = ruby));
  }
}
