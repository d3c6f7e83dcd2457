import { afterNavigate, beforeNavigate, goto, onNavigate, replaceState } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import { flushSync } from 'svelte';
import { whenIdle } from '../loading/when-idle.ts';
import { getSettings } from '../settings/store.svelte.ts';
import { addressOf, flipped, sameView, swapped, type Slots, type View } from '../document/view.ts';
import { attachInteractions, type TextInteractions } from './text-interactions.ts';
import { keepBookmark } from './bookmark.ts';
import { isLong } from '../render/long-paper.ts';
import type { RenderContext } from '../render/context.ts';
import { attachTermNotes } from './features/glossary/term-notes.ts';
import type { GlossaryView } from './features/glossary/glossary-view.ts';
import { layOutProgressively } from './progressive-layout.ts';
import { Comparison } from './comparison.ts';
import { LanguagesInUse } from './languages-in-use.svelte.ts';
import { openCounterparts, parseSnapshot, type ViewSnapshot } from './view-snapshot.ts';
import { ignore, loadCommands, withCommands } from './with-commands.ts';
import { loadAnnotations } from '../document/catalog.ts';
import { interfaceLanguage } from '../i18n/interface.ts';
import { ScrollAnchor, type Place } from './scroll-anchor.ts';
import type { Measurement, TextView } from './text-view.ts';
import { LazyAnnotations } from './lazy-annotations.svelte.ts';
import { announce } from './announcer.svelte.ts';
import { clearLoadFailure, reportLoadFailure } from '../loading/load-failure.svelte.ts';
import { loadText, loadView } from './load-view.ts';
import { isSheet, holdSheetsUntil } from './sheets.ts';
import type { ReadingProps, Text } from './reading-props.ts';
import { writeFragment } from './fragment.ts';
import type * as rendering from './rendering.ts';
import { loadWhenLikely } from '../loading/load-when-likely.ts';

// `published` is the view that the document was opened with.
type Page = { main: HTMLElement; body: HTMLElement; glossary: HTMLElement | undefined; published: View };

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
  #page: Page | undefined;
  #anchor: ScrollAnchor | undefined;
  #laidOut: Promise<void> | undefined;
  #rendering: Promise<typeof rendering> | undefined;
  #text: TextView | undefined;
  #interactions: TextInteractions | undefined;
  #glossary: GlossaryView | undefined;
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
  // What to restore after the current switch or navigation.
  #pendingRestore: { place: Place | undefined; measurement: Measurement | undefined } | undefined;
  // The place that a switch has restored, while its address is still on the way.
  #arriving: { place: Place | undefined } | undefined;
  // Counts switches, so that one in flight stops when the reader asks for another or leaves.
  #switches = 0;
  // Whether the page was opened or returned to, rather than reached by a switch from another view.
  #freshlyOpened = true;

  constructor(props: () => ReadingProps) {
    this.#props = props;
    $effect(() => {
      const context = this.#context; // Read it even while there is no text yet, so that the effect depends on it.
      const { text } = this.#shown;
      if (text && this.#page && !this.#text && !sameView(context.view, this.#page.published))
        this.#replacePublished(this.#page, text.rendering);
      const show = () => this.#text?.show(context, this.#pendingRestore?.measurement);
      // A switch keeps the place itself. A change of the interface language alone is none.
      if (this.#pendingRestore || this.#arriving) show();
      else this.#anchor?.preserve(show);
      this.#text?.insertSummaries(context);
      this.#glossary?.show(context);
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
    // Going elsewhere or back cancels a switch in flight.
    beforeNavigate(({ type }) => {
      if (type === 'goto') return;
      this.#switches++;
      this.#arriving = undefined;
    });
    onNavigate(async ({ type, from, to }) => {
      this.#pendingRestore = undefined;
      if (this.#arriving) return; // The view is shown already.
      // A link to a passage goes there. Back to one keeps the place, as every switch does.
      const isLink = type !== 'popstate' && to?.url.hash;
      if (from?.params?.paper !== to?.params?.paper || isLink) return;
      await this.#anchor?.stopScrolling();
      this.#pendingRestore = this.#capturePlace();
    });
    afterNavigate(({ type }) => {
      const shown = this.#shown;
      const arrived = this.#arriving;
      if (arrived) {
        this.linkIsMissing = false;
        this.#freshlyOpened = false;
        this.#interactions?.renew();
        return withCommands(({ announceView }) => announceView(shown, arrived.place), ignore);
      }
      const pending = type === 'enter' ? undefined : this.#pendingRestore;
      this.#pendingRestore = undefined;
      this.#freshlyOpened = !pending;
      if (!pending) return this.followHash();
      this.linkIsMissing = false;
      this.#interactions?.renew();
      this.#anchor?.restore(pending.place);
      // For an address with a fragment, SvelteKit scrolls once more, to make Tab go on from there.
      if (location.hash) setTimeout(() => this.#anchor?.restore(pending.place));
      withCommands(({ announceView }) => announceView(shown, pending.place), ignore);
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
      runCommand: (action, segment) => {
        // Switch at once: a sheet that is requested next waits for the switch.
        const { view } = this.#shown;
        const next =
          action === 'swap' ? swapped(view) : action === 'flip' && flipped(view, this.#languages.all);
        if (next) void this.follow(next);
        else withCommands(({ runCommand }) => runCommand(this, this.#settings, action, segment()));
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
    this.#laidOut = layOutProgressively(body, {
      idle: whenIdle,
      preserve: (change) => this.#preserve(change),
    });
    this.#page = { main, body, glossary, published: this.#shown.view };
    this.#anchor = anchor;
    this.#interactions = interactions;
    // Render the text before the anchor watches the page: it observes the parts of a long paper.
    const { text } = this.#shown;
    if (text) this.#startRendering(text.rendering);
    const stopTerms = attachTermNotes(main, async (lang, id) => {
      const other = this.#languages.all.find((one) => one !== lang);
      // The equivalent of a term in a language that the page does not show is worth having, but not worth a failure.
      const [module, annotations] = await Promise.all([
        this.#loadAnnotated(),
        other && loadAnnotations(this.#shown.view.paper, other).catch(() => undefined),
      ]);
      const equivalent = other && annotations ? { lang: other, annotations } : undefined;
      return module ? module.renderEntry(this.#context.annotations[lang], id, equivalent) : false;
    });
    const ontoggle = async ({ target }: Event) => {
      if (!(target instanceof HTMLDetailsElement) || !target.matches('.summary') || !target.open) return;
      const loaded = await this.#loadAnnotated();
      // An empty summary would say nothing. The reader has been told why it did not load.
      if (!loaded && !target.querySelector('.row')) target.open = false;
    };
    const controller = new AbortController();
    const { signal } = controller;
    main.addEventListener('toggle', ontoggle, { capture: true, signal });
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
      this.#page = undefined;
      this.#settings.wrapChange = (change) => change();
      interactions.stop();
      stopTerms();
      controller.abort();
      stopWatching();
    };
  }

  /** Marks the passage that the address names, or tells the reader that the text has no such passage. */
  followHash(): void {
    this.linkIsMissing = this.#interactions?.follow(location.hash) === false;
    if (this.linkIsMissing) announce(this.#shown.ui.t('link.missing'));
    // Whoever follows a link to a sentence sees its counterpart too.
    const marked = this.#interactions?.marked;
    if (marked && this.#isComparing) this.#comparison.add([marked]);
  }

  /**
   * Switches to another view of the paper: shows it, and then navigates to its address. Keeps the reader's place.
   */
  readonly follow = (other: View): Promise<void> => {
    const arrival = this.#follow(other);
    holdSheetsUntil(arrival);
    return arrival;
  };

  async #follow(other: View): Promise<void> {
    const id = ++this.#switches;
    const { view } = this.#props();
    // Already showing that view: just cancel any switch in flight.
    if (sameView(other, view) && sameView(other, this.#shown.view)) return;
    const address = resolve(addressOf(other));
    try {
      const [next] = await Promise.all([loadView(other), this.#loadRendering()]);
      await this.#anchor?.stopScrolling();
      if (id !== this.#switches) return;
      const pending = (this.#pendingRestore = this.#capturePlace());
      flushSync(() => (this.#shown = next));
      this.#anchor?.restore(pending.place);
      this.#pendingRestore = undefined;
      this.#arriving = pending;
      clearLoadFailure();
    } catch {
      // The navigation below would fail in the same way, and the reader would lose the text.
      if (id === this.#switches) await reportLoadFailure();
      return;
    }
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    if (id !== this.#switches) return;
    try {
      // An ordinary navigation. A shallow one (SvelteKit's `replaceState`) would spare loading the same props again, but
      // the history entry would keep the former address, and Back to it would show the former view.
      // Back leaves the text, however often the reader has compared its languages.
      await goto(address, { noScroll: true, keepFocus: true, replaceState: true });
    } catch {
      // Safari allows a hundred changes of the history in thirty seconds. The view is shown all the same.
    } finally {
      if (id === this.#switches) this.#arriving = undefined;
    }
  }

  /** Opens or closes the counterpart of a sentence, where the page shows one language of two. */
  compare(segment: string): void {
    this.#comparison.toggle(segment);
  }

  // Whether the page shows one language of two.
  get #isComparing(): boolean {
    const main = this.#page?.main;
    const layout = main && getComputedStyle(main).getPropertyValue('--layout').trim();
    return this.#shown.view.langs.length > 1 && layout === 'peek';
  }

  async #preserve(change: () => void) {
    await this.#anchor?.stopScrolling();
    this.#anchor?.preserve(change);
  }

  #capturePlace() {
    const place = this.#anchor?.place;
    this.#glossary?.measure();
    return { place, measurement: this.#text?.measure(place?.segment) };
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
    if (!snapshot || !this.#freshlyOpened) return;
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

  // The same, and the annotations in the languages shown.
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
    if (this.#page && !this.#text) this.#startRendering(text.rendering);
    return text.rendering;
  }

  // Back and Forward may show another view before the reader has done anything that makes the page load its rendering.
  #replacePublished({ body, glossary }: Page, module: typeof rendering) {
    body.replaceChildren();
    glossary?.replaceChildren();
    this.#startRendering(module);
  }

  #startRendering({ GlossaryView, TextView }: typeof rendering) {
    const [page, anchor, interactions] = [this.#page, this.#anchor, this.#interactions];
    if (!page || !anchor) return;
    this.#text = new TextView(page.body, {
      preserve: (change) => anchor.preserve(change),
      segment: () => anchor.place?.segment,
      drawn: () => {
        interactions?.renew();
        this.#comparison.reopen();
      },
      // Wait for the first layout: Chromium drops nodes from the accessibility tree if they are replaced earlier.
      later: (task) => void this.#laidOut?.then(() => requestAnimationFrame(() => setTimeout(task))),
    });
    const { ui, view } = this.#context;
    const isPublished = page.body.firstElementChild !== null && sameView(view, page.published);
    if (isPublished && interfaceLanguage(page.published.langs[0]) !== ui.lang)
      anchor.preserve(() => {
        page.body.replaceChildren();
        page.glossary?.replaceChildren();
        this.#text?.show(this.#context);
      });
    else this.#text.show(this.#context);
    this.#text.insertSummaries(this.#context);
    if (page.glossary) this.#glossary = new GlossaryView(page.glossary, anchor, this.#context);
    this.#glossary?.show(this.#context);
  }

  // What a switch needs, so that switching needs no network. A failure is reported when the reader switches.
  async #loadAhead(signal: AbortSignal) {
    const [{ attachSelection }] = await Promise.all([
      loadCommands(),
      this.#loadRendering(),
      this.#shown.ui.complete(),
    ]);
    if (this.#page && !signal.aborted) attachSelection(this.#page.main, signal);
    const { singles, both, swap } = this.#languages.slots;
    for (const other of [...singles, both, swap]) if (other) await whenIdle().then(() => loadView(other));
  }
}
