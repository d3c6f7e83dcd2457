// Loaded when the reader first acts (reader.svelte.ts), with what steps from sentence to sentence.
export { step } from './stepping.ts';
export * as counterparts from './counterparts.ts';
export { completeMenu, followMenu } from './features/share/paragraph-menu.ts';
export { attachSelection } from './features/share/selection.ts';
import type { Interface } from '../i18n/interface.ts';
import { formatLanguages } from '../i18n/format.ts';
import type { OutlineSection } from './reading-props.ts';
import type { SettingsStore } from '../settings/store.svelte.ts';
import { anchorOf, type View } from '../document/view.ts';
import type { InteractionHandlers } from './text-interactions.ts';
import type { Place } from './scroll-anchor.ts';
import { announce } from './announcer.svelte.ts';
import { copyLink } from './features/share/paragraph-menu.ts';
import { hitAfter } from './features/search/hits.ts';
import { openSheet } from './sheets.ts';
import { elementAt, goTo } from './stepping.ts';

/** The open text that commands act on. */
export type CommandTarget = {
  shown: { ui: Interface; view: View; langs: string[]; outline: OutlineSection[] };
  /** Opens or closes the counterpart of a sentence, where the page shows one language of two. */
  compare: (segment: string) => void;
};

/**
 * Runs the command of a key, other than stepping and switching. `segment` is the reader's place, for commands that need
 * one.
 */
export function runCommand(
  target: CommandTarget,
  settings: SettingsStore,
  action: Parameters<InteractionHandlers['runCommand']>[0],
  segment: string | undefined,
  mark: (segment: string | undefined) => void,
): void {
  const { ui } = target.shown;
  if (action === 'flip' && segment) target.compare(segment);
  else if (action === 'layout') {
    settings.nextLayout();
    const layout = settings.get('layout') as 'columns';
    void ui.complete().then(
      () => announce(ui.t(`settings.options.layout.${layout}`)),
      () => undefined, // The layout shows itself.
    );
  } else if (action === 'link' && segment) void copyLink(`#${anchorOf(segment)}`, ui);
  else if (action === 'contents' || action === 'search' || action === 'settings') void openSheet(action);
  else if (action === 'nextHit' || action === 'previousHit')
    goToHit(target.shown, segment, action === 'nextHit', mark);
  else if (action === 'help') void openSheet('keys');
}

// The heading that was the last hit gone to. A heading cannot be marked.
let visited: string | undefined;

// Goes to the next sentence or heading in which the last search found something; without a search, the search opens.
function goToHit(
  { ui, view }: CommandTarget['shown'],
  segment: string | undefined,
  forward: boolean,
  mark: (segment: string | undefined) => void,
): void {
  const isAtHeading =
    visited !== undefined && elementAt(visited)?.matches('h2') && !document.querySelector('[data-marked]');
  const hit = hitAfter(view.paper, isAtHeading ? visited : segment, forward);
  visited = hit?.id;
  if (!hit) return void openSheet('search');
  const { id, number, total } = hit;
  // After a switch, the interface may speak another language than the search sheet did.
  void ui.complete().then(
    () => goTo(id, mark, [{ text: ui.t('search.nth', { number, total }), lang: ui.lang }]),
    () => goTo(id, mark),
  );
}

/** Announces to screen readers, once and briefly, which view is shown now and at which place. */
export function announceView({ ui, view, outline }: CommandTarget['shown'], place: Place | undefined): void {
  const [section, block, item] = place?.segment?.split('.') ?? [];
  const isInList = block?.startsWith('list');
  const values = {
    languages: formatLanguages(ui.lang, [...view.langs]),
    section: outline.findIndex(({ id }) => id === section) + 1,
    number: Number((isInList ? item : block)?.slice(1)),
  };
  announce(ui.t(!section ? 'views.shown' : isInList ? 'views.shownItem' : 'views.shownParagraph', values));
}
