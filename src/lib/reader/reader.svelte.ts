import { afterNavigate, beforeNavigate, goto, onNavigate, replaceState } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import { flushSync, untrack } from 'svelte';
import { whenIdle } from './when-idle.ts';
import { getSettings } from '../settings/store.svelte.ts';
import { addressOf, languagesInUse, sameView, switchesFrom, type View } from '../document/view.ts';
import { attachInteractions, type TextInteractions } from './text-interactions.ts';
import { keepBookmark } from './bookmark.ts';
import { renderEntry } from '../render/annotations.ts';
import { isLong, type RenderContext } from '../render/text.ts';
import { attachTermNotes } from './features/glossary/term-notes.ts';
import { GlossaryView } from './features/glossary/glossary-view.ts';
import { layOutProgressively } from './progressive-layout.ts';
import { loadView } from './load-view.ts';
import { parseSnapshot, type ViewSnapshot } from './view-snapshot.ts';
import { ScrollAnchor, type Place } from './scroll-anchor.ts';
import { restoreUnfolded, unfoldedRows } from './fold.ts';
import { TextView, type Measured } from './text-view.ts';
import { LazyAnnotations } from './lazy-annotations.svelte.ts';
import { announce } from './announcer.svelte.ts';
import { isServerReachable, reportLoadFailure } from './load-failure.svelte.ts';
import { isSheet, holdSheetsUntil } from './sheets.ts';
import type { ReadingProps } from './reading-props.ts';
import { runCommand, placeName, followParagraphAction, announceView } from './commands.ts';

/**
 * A paper that is open before a reader. Another view of it moves nothing: what was read stays where it was, in whatever
 * language it is now. To be made while a component is made, of the props that this is given.
 */
export class Reader {
  /** Whether the address names something that the text does not have. */
  linkIsMissing = $state(false);
  /** The section that is read, once the reader has moved. */
  current = $state<string>();
  /** Whether the second language of all paragraphs is unfolded, in the peek layout. */
  unfolded = $state(false);

  readonly #given: () => ReadingProps;
  readonly #settings = getSettings();
  // A switch is shown as soon as it is asked for; the navigation that follows gives the same.
  #shown = $derived.by<ReadingProps>(() => ({ ...this.#given() }));
  readonly #context = $derived.by<RenderContext>(() => {
    const { sections, view, langs, ui } = this.#shown;
    const unfolded = untrack(() => this.unfolded);
    const link = (other: View) => resolve(addressOf(other));
    // A page in two languages has its first round trip for the text alone.
    const there = !import.meta.env.SSR || view.langs.length === 1;
    const glossed = there && this.#settings.get('glossary') === 'on';
    const annotations = { ...this.#shown.annotations, ...this.#annotations.annotations };
    const ruby = this.#settings.get('pinyin') === 'on' ? this.#annotations.ruby : undefined;
    return { sections, view, langs, ui, unfolded, link, long: isLong(sections), glossed, annotations, ruby };
  });
  readonly #annotations = new LazyAnnotations(
    () => this.#shown,
    (change) => this.#keepStill(() => flushSync(change)),
  );
  #anchor: ScrollAnchor | undefined;
  #text: TextView | undefined;
  #interactions: TextInteractions | undefined;
  #glossary: GlossaryView | undefined;
  // The languages shown before, the last ones first: one of them stays at hand when another is shown alone.
  #before: string[] = [];
  readonly #inUse = $derived.by(() => {
    const { view, langs } = this.#shown;
    const used = languagesInUse(view, langs, this.#before);
    this.#before = [...view.langs, ...used];
    return used;
  });
  #kept: { place: Place | undefined; measured: Measured | undefined } | undefined;
  #switches = 0;
  // Whether it stands as it came, and not as a reader has gone on to it from another view.
  #came = true;

  constructor(given: () => ReadingProps) {
    this.#given = given;
    $effect(() => {
      const context = this.#context; // To be told of changes, also while there is no text yet.
      this.#text?.show(context, this.#kept?.measured);
      this.#text?.fill(context);
      this.#glossary?.show(context);
    });
    // Who goes elsewhere, or back, does not want the switch any more that is on its way.
    beforeNavigate(({ type }) => {
      if (type !== 'goto') this.#switches++;
    });
    onNavigate(async ({ from, to }) => {
      this.#kept = undefined;
      if (from?.params?.paper !== to?.params?.paper || to?.url.hash) return;
      await this.#anchor?.stopScrolling();
      this.#kept = this.#take();
    });
    afterNavigate(({ type }) => {
      const kept = type === 'enter' ? undefined : this.#kept;
      this.#kept = undefined;
      this.#came = !kept;
      if (!kept) return this.followHash();
      this.linkIsMissing = false;
      this.#interactions?.renew();
      this.#anchor?.restore(kept.place);
      announceView(this.#shown, kept.place);
    });
  }

  /** What is shown: the view that was asked for last. */
  get shown(): ReadingProps {
    return this.#shown;
  }

  /** The two languages between which the reader goes, of those that the paper has. */
  get languagesInUse(): string[] {
    return this.#inUse;
  }

  /** What the text is drawn from. */
  get context(): RenderContext {
    return this.#context;
  }

  /** Begins to runCommand on the page, when it is there; until the returned function is called. */
  open(main: HTMLElement, body: HTMLElement, glossary: HTMLElement | undefined): () => void {
    const anchor = new ScrollAnchor(main);
    const interactions = attachInteractions(main, {
      anchor,
      keys: () => this.#settings.keys,
      // The address of this very page, but for the fragment.
      // eslint-disable-next-line svelte/no-navigation-without-resolve -- a fragment alone goes nowhere
      address: (fragment) => replaceState(fragment, page.state),
      runCommand: (action, segment) => runCommand(this, this.#settings, action, segment),
      of: (section, paragraph) => placeName(this.#shown.ui, section, paragraph),
      followParagraphAction: (link) => followParagraphAction(link, this),
    });
    const laid = layOutProgressively(body, { idle: whenIdle, preserve: (change) => this.#keepStill(change) });
    this.#text = new TextView(body, {
      preserve: (change) => anchor.preserve(change),
      segment: () => anchor.place?.segment,
      drawn: () => interactions.renew(),
      // What is written anew before it is laid out would be lost to a screen reader in Chromium, which knows it otherwise.
      later: (task) => void laid.then(() => requestAnimationFrame(() => setTimeout(task))),
    });
    // What keeps the place has to see the parts of a long text: they must be there before.
    this.#text.show(this.#context);
    this.#anchor = anchor;
    this.#interactions = interactions;
    if (glossary) this.#glossary = new GlossaryView(glossary, anchor, this.#context);
    this.#glossary?.show(this.#context);
    const stopTerms = attachTermNotes(main, async (lang, id) => {
      await this.#annotations.want();
      return renderEntry(this.#context.annotations[lang], id);
    });
    const opened = ({ target }: Event) => {
      if (target instanceof Element && target.matches('.summary')) void this.#annotations.want();
    };
    const off = new AbortController();
    main.addEventListener('toggle', opened, { capture: true, signal: off.signal });
    this.#settings.wrapChange = (change) => anchor.preserve(() => flushSync(change));
    this.followHash();
    const stop = anchor.watch((place) => {
      const segment = place?.segment;
      this.current = segment?.split('.')[0];
      const { paper, langs } = this.#shown.view;
      if (segment) keepBookmark(paper, { langs, segment, at: Date.now() });
      void this.#annotations.want();
    });
    // When a sheet is closed by Back, SvelteKit scrolls to where the page was before; settings may have moved the text.
    const closing = () => {
      const { place } = anchor;
      if (page.state.sheet) requestAnimationFrame(() => anchor.restore(place));
    };
    addEventListener('popstate', closing, { capture: true, signal: off.signal });
    void this.#prepare();
    return () => {
      this.#settings.wrapChange = (change) => change();
      interactions.stop();
      stopTerms();
      off.abort();
      stop();
    };
  }

  /** Goes to what the address names, or says that there is no such thing. */
  followHash(): void {
    this.linkIsMissing = this.#interactions?.follow(location.hash) === false;
    if (this.linkIsMissing) announce(this.#shown.ui.t('link.missing'));
  }

  /** Shows another view of the paper, and then gives the page its address. */
  readonly follow = (other: View): Promise<void> => {
    const way = this.#follow(other);
    holdSheetsUntil(way);
    return way;
  };

  async #follow(other: View): Promise<void> {
    const own = ++this.#switches;
    const { view } = this.#given();
    // What is shown is wanted: nothing more to do, but to end what was on its way.
    if (sameView(other, view) && sameView(other, this.#shown.view)) return;
    const address = resolve(addressOf(other));
    try {
      const next = await loadView(other);
      await this.#anchor?.stopScrolling();
      if (own !== this.#switches) return;
      const kept = (this.#kept = this.#take());
      flushSync(() => (this.#shown = next));
      this.#anchor?.restore(kept.place);
      reportLoadFailure(false);
    } catch {
      // The navigation meets the same fault, and asks the server for the page: if it is there, the text is not lost.
      if (!(await isServerReachable(address))) {
        if (own === this.#switches) reportLoadFailure(true);
        return;
      }
    }
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    if (own !== this.#switches) return;
    await goto(address, { noScroll: true, keepFocus: true, replaceState: sameView(other, view) });
  }

  /** Unfolds the second language of every paragraph, or folds it away. */
  toggleAll(): void {
    this.#anchor?.preserve(() => {
      this.unfolded = !this.unfolded;
      this.#text?.unfold(this.unfolded);
    });
  }

  async #keepStill(change: () => void) {
    await this.#anchor?.stopScrolling();
    this.#anchor?.preserve(change);
  }

  #take() {
    const place = this.#anchor?.place;
    this.#glossary?.measure();
    return { place, measured: this.#text?.measure(place?.segment) };
  }

  /** How the page is, for when a reader comes back to it. */
  leave(): ViewSnapshot {
    return {
      place: this.#anchor?.place,
      unfolded: this.unfolded,
      peeks: unfoldedRows(),
      sheet: page.state.sheet,
    };
  }

  /** Makes the page as it was left. Between views of one text nothing is to be made: there the place is that of now. */
  resume(found: unknown): void {
    const left = parseSnapshot(found);
    if (!left || !this.#came) return;
    this.unfolded = left.unfolded;
    if (left.unfolded) this.#text?.unfold(true);
    restoreUnfolded(left.peeks);
    this.#anchor?.restore(left.place);
    // Its entry in the history is there still. Who came back to it has it from SvelteKit.
    if (isSheet(left.sheet) && !page.state.sheet) replaceState('', { sheet: left.sheet });
  }

  // The views in use are at hand before one of them is wanted: a switch asks nothing of the network.
  async #prepare() {
    const { view } = this.#given();
    for (const other of switchesFrom(view, this.#inUse)) await whenIdle().then(() => loadView(other));
  }
}
