import { afterNavigate, beforeNavigate, goto, onNavigate, replaceState } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import { flushSync, untrack } from 'svelte';
import { idle } from '../page/idle.ts';
import { getPreferences } from '../preferences/store.svelte.ts';
import { addressOf, inUse, sameView, switchesFrom, type View } from '../reading/address.ts';
import { attend, type Attention } from '../reading/attend.ts';
import { keepBookmark } from '../reading/bookmark.ts';
import { drawEntry } from '../reading/draw-apparatus.ts';
import { isLong, type Draft } from '../reading/draw.ts';
import { attendTerms } from '../reading/gloss.ts';
import { GlossaryView } from '../reading/glossary-view.ts';
import { layOut } from '../reading/lay-out.ts';
import { resumeOf, type Resume } from '../reading/resume.ts';
import { PlaceKeeper, type Place } from '../reading/place.ts';
import { unfoldAgain, unfoldedRows } from '../reading/peeks.ts';
import { TextView, type Measured } from '../reading/text.ts';
import { Additions } from './additions.svelte.ts';
import { announce } from './announcer.svelte.ts';
import { isReached, missed } from './reach.svelte.ts';
import { isSheet, sheetsAfter } from './sheets.ts';
import type { ReadingProps } from './side.ts';
import { act, placeName, press, sayShown } from './text-acts.ts';

/**
 * A paper that is open before a reader. Another view of it moves nothing: what was read stays where it was, in whatever
 * language it is now. To be made while a component is made, of the props that this is given.
 */
export class OpenText {
  /** Whether the address names something that the text does not have. */
  linkIsMissing = $state(false);
  /** The section that is read, once the reader has moved. */
  current = $state<string>();
  /** Whether the second language of all paragraphs is unfolded, in the peek layout. */
  unfolded = $state(false);

  readonly #given: () => ReadingProps;
  readonly #preferences = getPreferences();
  // A switch is shown as soon as it is asked for; the navigation that follows gives the same.
  #shown = $derived.by<ReadingProps>(() => ({ ...this.#given() }));
  readonly #draft = $derived.by<Draft>(() => {
    const { sections, view, langs, ui } = this.#shown;
    const unfolded = untrack(() => this.unfolded);
    const link = (other: View) => resolve(addressOf(other));
    // A page in two languages has its first round trip for the text alone.
    const there = !import.meta.env.SSR || view.langs.length === 1;
    const glossed = there && this.#preferences.get('glossary') === 'on';
    const apparatus = { ...this.#shown.apparatus, ...this.#additions.apparatus };
    const ruby = this.#preferences.get('pinyin') === 'on' ? this.#additions.ruby : undefined;
    return { sections, view, langs, ui, unfolded, link, long: isLong(sections), glossed, apparatus, ruby };
  });
  readonly #additions = new Additions(
    () => this.#shown,
    (change) => this.#keepStill(() => flushSync(change)),
  );
  #keeper: PlaceKeeper | undefined;
  #text: TextView | undefined;
  #attention: Attention | undefined;
  #glossary: GlossaryView | undefined;
  // The languages shown before, the last ones first: one of them stays at hand when another is shown alone.
  #before: string[] = [];
  readonly #inUse = $derived.by(() => {
    const { view, langs } = this.#shown;
    const used = inUse(view, langs, this.#before);
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
      const draft = this.#draft; // To be told of changes, also while there is no text yet.
      this.#text?.show(draft, this.#kept?.measured);
      this.#text?.fill(draft);
      this.#glossary?.show(draft);
    });
    // Who goes elsewhere, or back, does not want the switch any more that is on its way.
    beforeNavigate(({ type }) => {
      if (type !== 'goto') this.#switches++;
    });
    onNavigate(async ({ from, to }) => {
      this.#kept = undefined;
      if (from?.params?.paper !== to?.params?.paper || to?.url.hash) return;
      await this.#keeper?.stopScrolling();
      this.#kept = this.#take();
    });
    afterNavigate(({ type }) => {
      const kept = type === 'enter' ? undefined : this.#kept;
      this.#kept = undefined;
      this.#came = !kept;
      if (!kept) return this.followHash();
      this.linkIsMissing = false;
      this.#attention?.renew();
      this.#keeper?.restore(kept.place);
      sayShown(this.#shown, kept.place);
    });
  }

  /** What is shown: the view that was asked for last. */
  get shown(): ReadingProps {
    return this.#shown;
  }

  /** The two languages between which the reader goes, of those that the paper has. */
  get inUse(): string[] {
    return this.#inUse;
  }

  /** What the text is drawn from. */
  get draft(): Draft {
    return this.#draft;
  }

  /** Begins to act on the page, when it is there; until the returned function is called. */
  open(main: HTMLElement, body: HTMLElement, glossary: HTMLElement | undefined): () => void {
    const keeper = new PlaceKeeper(main);
    const attention = attend(main, {
      keeper,
      keys: () => this.#preferences.keys,
      // The address of this very page, but for the fragment.
      // eslint-disable-next-line svelte/no-navigation-without-resolve -- a fragment alone goes nowhere
      address: (fragment) => replaceState(fragment, page.state),
      act: (action, segment) => act(this, this.#preferences, action, segment),
      of: (section, paragraph) => placeName(this.#shown.ui, section, paragraph),
      press: (link) => press(link, this),
    });
    const laid = layOut(body, { idle, keep: (change) => this.#keepStill(change) });
    this.#text = new TextView(body, {
      keep: (change) => keeper.keep(change),
      segment: () => keeper.place?.segment,
      drawn: () => attention.renew(),
      // What is written anew before it is laid out would be lost to a screen reader in Chromium, which knows it otherwise.
      later: (task) => void laid.then(() => requestAnimationFrame(() => setTimeout(task))),
    });
    // What keeps the place has to see the parts of a long text: they must be there before.
    this.#text.show(this.#draft);
    this.#keeper = keeper;
    this.#attention = attention;
    if (glossary) this.#glossary = new GlossaryView(glossary, keeper, this.#draft);
    this.#glossary?.show(this.#draft);
    const stopTerms = attendTerms(main, async (lang, id) => {
      await this.#additions.want();
      return drawEntry(this.#draft.apparatus[lang], id);
    });
    const opened = ({ target }: Event) => {
      if (target instanceof Element && target.matches('.plain')) void this.#additions.want();
    };
    const off = new AbortController();
    main.addEventListener('toggle', opened, { capture: true, signal: off.signal });
    this.#preferences.around = (change) => keeper.keep(() => flushSync(change));
    this.followHash();
    const stop = keeper.watch((place) => {
      const segment = place?.segment;
      this.current = segment?.split('.')[0];
      const { paper, langs } = this.#shown.view;
      if (segment) keepBookmark(paper, { langs, segment, at: Date.now() });
      void this.#additions.want();
    });
    // When a sheet is closed by Back, SvelteKit scrolls to where the page was before; settings may have moved the text.
    const closing = () => {
      const { place } = keeper;
      if (page.state.sheet) requestAnimationFrame(() => keeper.restore(place));
    };
    addEventListener('popstate', closing, { capture: true, signal: off.signal });
    void this.#prepare();
    return () => {
      this.#preferences.around = (change) => change();
      attention.stop();
      stopTerms();
      off.abort();
      stop();
    };
  }

  /** Goes to what the address names, or says that there is no such thing. */
  followHash(): void {
    this.linkIsMissing = this.#attention?.follow(location.hash) === false;
    if (this.linkIsMissing) announce(this.#shown.ui.t('link.missing'));
  }

  /** Shows another view of the paper, and then gives the page its address. */
  readonly follow = (other: View): Promise<void> => {
    const way = this.#follow(other);
    sheetsAfter(way);
    return way;
  };

  async #follow(other: View): Promise<void> {
    const own = ++this.#switches;
    const { view } = this.#given();
    // What is shown is wanted: nothing more to do, but to end what was on its way.
    if (sameView(other, view) && sameView(other, this.#shown.view)) return;
    const address = resolve(addressOf(other));
    try {
      const next = await this.#shown.load(other);
      await this.#keeper?.stopScrolling();
      if (own !== this.#switches) return;
      const kept = (this.#kept = this.#take());
      flushSync(() => (this.#shown = next));
      this.#keeper?.restore(kept.place);
      missed(false);
    } catch {
      // The navigation meets the same fault, and asks the server for the page: if it is there, the text is not lost.
      if (!(await isReached(address))) {
        if (own === this.#switches) missed(true);
        return;
      }
    }
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    if (own !== this.#switches) return;
    await goto(address, { noScroll: true, keepFocus: true, replaceState: sameView(other, view) });
  }

  /** Unfolds the second language of every paragraph, or folds it away. */
  toggleAll(): void {
    this.#keeper?.keep(() => {
      this.unfolded = !this.unfolded;
      this.#text?.unfold(this.unfolded);
    });
  }

  async #keepStill(change: () => void) {
    await this.#keeper?.stopScrolling();
    this.#keeper?.keep(change);
  }

  #take() {
    const place = this.#keeper?.place;
    this.#glossary?.measure();
    return { place, measured: this.#text?.measure(place?.segment) };
  }

  /** How the page is, for when a reader comes back to it. */
  leave(): Resume {
    return {
      place: this.#keeper?.place,
      unfolded: this.unfolded,
      peeks: unfoldedRows(),
      sheet: page.state.sheet,
    };
  }

  /** Makes the page as it was left. Between views of one text nothing is to be made: there the place is that of now. */
  resume(found: unknown): void {
    const left = resumeOf(found);
    if (!left || !this.#came) return;
    this.unfolded = left.unfolded;
    if (left.unfolded) this.#text?.unfold(true);
    unfoldAgain(left.peeks);
    this.#keeper?.restore(left.place);
    // Its entry in the history is there still. Who came back to it has it from SvelteKit.
    if (isSheet(left.sheet) && !page.state.sheet) replaceState('', { sheet: left.sheet });
  }

  // The views in use are at hand before one of them is wanted: a switch asks nothing of the network.
  async #prepare() {
    const { view, load } = this.#given();
    for (const other of switchesFrom(view, this.#inUse)) await idle().then(() => load(other));
  }
}
