import { replaceState } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import { flushSync } from 'svelte';
import { loadAnnotations } from '../document/catalog.ts';
import { addressOf, flipped, sameView, swapped, type Slots, type View } from '../document/view.ts';
import { interfaceLanguage } from '../i18n/interface.ts';
import { clearLoadFailure, reportLoadFailure } from '../loading/load-failure.svelte.ts';
import { loadWhenLikely } from '../loading/load-when-likely.ts';
import { whenIdle } from '../loading/when-idle.ts';
import type { RenderContext } from '../render/context.ts';
import { isLong } from '../render/long-paper.ts';
import { getSettings } from '../settings/store.svelte.ts';
import { announce } from './announcer.svelte.ts';
import { keepBookmark } from './bookmark.ts';
import { Comparison } from './comparison.ts';
import { attachAnnotations } from './features/glossary/open-annotations.ts';
import { writeFragment } from './fragment.ts';
import { LanguagesInUse } from './languages-in-use.svelte.ts';
import { LazyAnnotations } from './lazy-annotations.svelte.ts';
import { loadText, loadView } from './load-view.ts';
import { layOutProgressively } from './progressive-layout.ts';
import type { ReadingProps, Text } from './reading-props.ts';
import type * as rendering from './rendering.ts';
import { ScrollAnchor } from './scroll-anchor.ts';
import { isSheet } from './sheets.ts';
import { attachInteractions, type TextInteractions } from './text-interactions.ts';
import { TextRenderer } from './text-renderer.ts';
import { openCounterparts, parseSnapshot, type ViewSnapshot } from './view-snapshot.ts';
import { ViewSwitcher } from './view-switcher.ts';
import { loadCommands, withCommands } from './with-commands.ts';

/**
 * The state of an open paper. Switching to another view moves nothing: the sentence being read stays where it was, in
 * whatever language it is now. Create it while a component is initialised, from that component's props.
 */
export class Reader {
  /** Whether the address names a passage that the text does not have. */
  linkIsMissing = $state(false);
  /** The id of the section being read, once the reader has scrolled. */
  current = $state<string>();

  readonly #props: () => ReadingProps;
  readonly #settings = getSettings();
  // A switch is shown as soon as the reader asks for it. The navigation that follows brings the same props.
  #shown = $derived.by<ReadingProps>(() => {
    const props = this.#props();
    const own = this.#ownText;
    // The document has the text of the view with which it was opened: it comes without.
    return { ...props, text: props.text ?? (own && sameView(own.view, props.view) ? own.text : undefined) };
  });
  readonly #context = $derived.by<RenderContext>(() => {
    const { text, sides, view, langs, ui } = this.#shown;
    const link = (other: View) => resolve(addressOf(other));
    // A page in two languages spends its first round trip on the text alone.
    const hasRoom = !import.meta.env.SSR || view.langs.length === 1;
    const glossed = hasRoom && this.#settings.get('glossary') === 'on';
    const annotations = { ...this.#shown.annotations, ...this.#annotations.annotations };
    const ruby = this.#settings.get('pinyin') === 'on' ? this.#annotations.ruby : undefined;
    const sections = text?.sections ?? [];
    const long = isLong(sides[0]?.card.rows ?? 0);
    const glossaries = view.langs.filter((_, n) => sides[n]?.card.glossed);
    return { sections, view, langs, ui, link, long, glossed, glossaries, annotations, ruby };
  });
  readonly #annotations = new LazyAnnotations(
    () => this.#shown,
    (change) => this.#preserve(() => flushSync(change)),
  );
  #ownText = $state.raw<{ view: View; text: Text }>();
  readonly #renderer = new TextRenderer();
  readonly #switcher = new ViewSwitcher({
    requested: () => this.#props().view,
    shown: () => this.#shown,
    show: (next) => flushSync(() => (this.#shown = next)),
    load: () => this.#loadRendering(),
    anchor: () => this.#anchor,
    measure: (segment) => this.#renderer.measure(segment),
    arrived: (isPlaceKept) => {
      if (!isPlaceKept) return this.followHash();
      this.linkIsMissing = false;
      this.#interactions?.renew();
    },
  });
  #main: HTMLElement | undefined;
  #anchor: ScrollAnchor | undefined;
  #rendering: Promise<typeof rendering> | undefined;
  #interactions: TextInteractions | undefined;
  readonly #comparison = new Comparison({
    isComparing: () => this.#isComparing,
    preserve: (change) => this.#anchor?.preserve(change),
    opened: () => {
      // The hint has done its work. Its space stays until the page is opened again, so that nothing moves.
      document.querySelector<HTMLElement>('.hint')?.setAttribute('data-done', '');
      this.#settings.set('compared', 'yes');
    },
  });
  readonly #languages = new LanguagesInUse(() => this.#shown);

  constructor(props: () => ReadingProps) {
    this.#props = props;
    $effect(() => {
      const context = this.#context; // Read it even while there is no text yet, so that the effect depends on it.
      // A switch keeps the place itself. A change of the interface language alone is none.
      const preserve = (change: () => void) =>
        this.#switcher.isKeepingPlace ? change() : this.#anchor?.preserve(change);
      this.#renderer.show(context, this.#shown.text?.rendering, this.#switcher.measurement, preserve);
    });
    // These settings change the text that was published: what it says besides the paper is in the interface's language.
    $effect(() => {
      const isChanged =
        this.#settings.get('pinyin') === 'on' ||
        this.#settings.get('glossary') === 'off' ||
        interfaceLanguage(this.#shown.view.langs[0]) !== this.#shown.ui.lang;
      if (isChanged)
        whenIdle()
          .then(() => this.#loadRendering())
          .catch(reportLoadFailure);
    });
  }

  /** The props of the view on the page: the one that the reader asked for last. */
  get shown(): ReadingProps {
    return this.#shown;
  }

  /** The views that the bar offers. */
  get slots(): Slots {
    return this.#languages.slots;
  }

  /** Switches to another view of the paper. Keeps the reader's place. */
  get follow(): (other: View) => Promise<void> {
    return this.#switcher.follow;
  }

  /** What the text is rendered from. */
  get context(): RenderContext {
    return this.#context;
  }

  /** Makes the mounted page interactive until the returned function is called. */
  attach(main: HTMLElement, body: HTMLElement, glossary: HTMLElement | undefined): () => void {
    const anchor = new ScrollAnchor(main);
    const interactions = attachInteractions(main, {
      anchor,
      keys: () => this.#settings.keys,
      setFragment: writeFragment,
      runCommand: (action, segment, mark) => {
        // Switch at once: a sheet that is requested next waits for the switch.
        const { view } = this.#shown;
        const next =
          action === 'swap' ? swapped(view) : action === 'flip' && flipped(view, this.#languages.all);
        if (next) void this.follow(next);
        else withCommands(({ runCommand }) => runCommand(this, this.#settings, action, segment(), mark));
      },
      compare: (segment, done) => this.#comparison.toggle(segment, done),
      isComparing: () => this.#isComparing,
      withStepping: (run) => withCommands(run),
      completeMenu: (details) =>
        withCommands(
          ({ completeMenu }) => void completeMenu(details, this.#shown.ui).catch(reportLoadFailure),
        ),
      followMenu: (control) => withCommands(({ followMenu }) => void followMenu(control, this.#shown.ui)),
    });
    const laidOut = layOutProgressively(body, {
      idle: whenIdle,
      preserve: (change) => this.#preserve(change),
    });
    this.#main = main;
    this.#anchor = anchor;
    this.#interactions = interactions;
    this.#renderer.mount({
      body,
      glossary,
      published: this.#shown.view,
      anchor,
      rendered: () => {
        interactions.renew();
        this.#comparison.reopen();
      },
      // Wait for the first layout: Chromium drops nodes from the accessibility tree if they are replaced earlier.
      later: (task) => void laidOut.finally(() => requestAnimationFrame(() => setTimeout(task))),
    });
    // Render the text before the anchor watches the page: it observes the parts of a long paper.
    const { text } = this.#shown;
    if (text) this.#renderer.start(this.#context, text.rendering);
    const controller = new AbortController();
    const { signal } = controller;
    attachAnnotations(
      main,
      {
        entry: (lang, id) => this.#entry(lang, id),
        load: async () => (await this.#loadAnnotated()) !== undefined,
      },
      signal,
    );
    this.#settings.wrapChange = (change) => anchor.preserve(() => flushSync(change));
    this.followHash();
    const stopWatching = anchor.watch((place) => {
      const segment = place?.segment;
      this.current = segment?.split('.')[0];
      const { paper, langs } = this.#shown.view;
      if (segment) keepBookmark(paper, { langs, segment, at: Date.now() });
      void this.#annotations.want();
    });
    // When Back closes a sheet, SvelteKit scrolls to where the page was before. But the reader may have changed settings,
    // and so moved the text.
    const onpopstate = () => {
      const { place } = anchor;
      if (page.state.sheet) requestAnimationFrame(() => anchor.restore(place));
    };
    addEventListener('popstate', onpopstate, { capture: true, signal });
    // Until the reader does something, the first visit costs no more than the page.
    loadWhenLikely(() => this.#loadAhead(signal), signal);
    return () => {
      this.#renderer.unmount();
      this.#main = undefined;
      this.#settings.wrapChange = (change) => change();
      interactions.stop();
      controller.abort();
      stopWatching();
    };
  }

  /** Marks the passage that the address names, or tells the reader that the text has no such passage. */
  followHash(): void {
    this.linkIsMissing = this.#interactions?.follow(location.hash) === false;
    if (this.linkIsMissing) announce(this.#shown.ui.t('link.missing'));
    // Open the counterpart of a linked sentence.
    const marked = this.#interactions?.marked;
    if (marked && this.#isComparing) this.#comparison.add([marked]);
  }

  /** Opens or closes the counterpart of a sentence, where the page shows one language of two. */
  compare(segment: string): void {
    this.#comparison.toggle(segment);
  }

  // Whether the page shows one language of two.
  get #isComparing(): boolean {
    const main = this.#main;
    const layout = main && getComputedStyle(main).getPropertyValue('--layout').trim();
    return this.#shown.view.langs.length > 1 && layout === 'peek';
  }

  async #preserve(change: () => void) {
    await this.#anchor?.stopScrolling();
    this.#anchor?.preserve(change);
  }

  /** Captures the state of the page, for when the reader comes back to it. */
  capture(): ViewSnapshot {
    return {
      place: this.#anchor?.place,
      counterparts: openCounterparts(),
      sheet: page.state.sheet,
    };
  }

  /** Restores a captured state, which may be anything. Does nothing after a switch, which keeps the current place. */
  restore(stored: unknown): void {
    const snapshot = parseSnapshot(stored);
    if (!snapshot || !this.#switcher.isFreshlyOpened) return;
    this.#anchor?.restore(snapshot.place);
    this.#comparison.restore(snapshot.counterparts);
    // After a reload the sheet's history entry still exists. After going back, SvelteKit has opened the sheet already.
    // eslint-disable-next-line svelte/no-navigation-without-resolve -- a fragment alone stays on the page
    if (isSheet(snapshot.sheet) && !page.state.sheet) replaceState(location.hash, { sheet: snapshot.sheet });
  }

  // Loads what renders the text, and the text of the view shown: once, or again after a failure.
  #loadRendering(): Promise<typeof rendering> {
    this.#rendering ??= this.#load().catch((error: unknown) => {
      this.#rendering = undefined;
      throw error;
    });
    return this.#rendering;
  }

  // Loads it for something that the reader has asked for: undefined if it cannot be loaded, which the reader is told.
  async #loadWanted() {
    try {
      const module = await this.#loadRendering();
      clearLoadFailure();
      return module;
    } catch {
      await reportLoadFailure();
      return undefined;
    }
  }

  // Loads the rendering module and the annotations of the languages shown.
  async #loadAnnotated() {
    const [module] = await Promise.all([this.#loadWanted(), this.#annotations.want()]);
    const isComplete = this.#shown.view.langs.every((lang) => this.#context.annotations[lang]);
    if (module && !isComplete) await reportLoadFailure();
    return isComplete ? module : undefined;
  }

  async #load() {
    const { view } = this.#shown;
    const text = await loadText(view);
    if (!this.#shown.text) this.#ownText = { view, text };
    this.#renderer.start(this.#context, text.rendering);
    return text.rendering;
  }

  // Renders the entry of a term, and its equivalent in the other language; false if it cannot be loaded.
  async #entry(lang: string, id: string) {
    const other = this.#languages.all.find((one) => one !== lang);
    // The equivalent of a term in a language that the page does not show is worth having, but not worth a failure.
    const [module, annotations] = await Promise.all([
      this.#loadAnnotated(),
      other && loadAnnotations(this.#shown.view.paper, other).catch(() => undefined),
    ]);
    const equivalent = other && annotations ? { lang: other, annotations } : undefined;
    return module ? module.renderEntry(this.#context.annotations[lang], id, equivalent) : false;
  }

  // What a switch needs, so that switching needs no network. A failure is reported when the reader switches.
  async #loadAhead(signal: AbortSignal) {
    const [{ attachSelection }] = await Promise.all([
      loadCommands(),
      this.#loadRendering(),
      this.#shown.ui.complete(),
    ]);
    if (this.#main && !signal.aborted) attachSelection(this.#main, signal);
    const { singles, both, swap } = this.#languages.slots;
    for (const other of [...singles, both, swap]) if (other) await whenIdle().then(() => loadView(other));
  }
}
