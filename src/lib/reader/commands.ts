// Loaded when the reader first acts (reader.svelte.ts), with what steps from sentence to sentence.
export { step } from './stepping.ts';
import type { Interface } from '../i18n/interface.ts';
import { formatLanguages, formatParts } from '../i18n/format.ts';
import type { OutlineSection } from './reading-props.ts';
import type { SettingsStore } from '../settings/store.svelte.ts';
import { anchorOf, type View } from '../document/view.ts';
import type { InteractionHandlers } from './text-interactions.ts';
import type { Place } from './scroll-anchor.ts';
import { announce } from './announcer.svelte.ts';
import { copyLink } from './paragraph-links.ts';
import { openSheet } from './sheets.ts';

/** The open text that commands act on: what it shows now, and how to switch to another view. */
export type CommandTarget = {
  shown: { ui: Interface; view: View; langs: string[]; outline: OutlineSection[] };
  /** Switches to another view, at the reader's place or at a segment. */
  follow: (view: View, segment?: string) => Promise<void>;
};

/**
 * Runs the command of a key, other than stepping and switching. `segment` is the reader's place, for commands that need
 * one.
 */
export function runCommand(
  target: CommandTarget,
  settings: SettingsStore,
  action: Parameters<InteractionHandlers['runCommand']>[0],
  segment = '',
): void {
  const { ui } = target.shown;
  if (action === 'flip') {
    const row = document.getElementById(anchorOf(segment))?.closest('.row');
    row?.querySelector<HTMLElement>('.peek')?.click();
  } else if (action === 'layout') {
    settings.nextLayout();
    const layout = settings.get('layout') as 'columns';
    void ui.complete().then(
      () => announce(ui.t(`settings.options.layout.${layout}`)),
      () => undefined, // The layout shows itself.
    );
  } else if (action === 'link' && segment) void copyLink(`#${anchorOf(segment)}`, ui);
  else if (action === 'contents') void openSheet('contents');
  else if (action === 'help') void openSheet('keys');
}

/** Says where a paragraph is, for the end of an accessible name: `: Section 2, Paragraph 3`. */
export function placeName({ lang, t }: Interface, section: number, paragraph: string): string {
  return t('peek.of', { name: formatParts(lang, [t('section.number', { number: section }), paragraph]) });
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
