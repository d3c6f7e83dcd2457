import { resolve } from '$app/paths';
import type { Interface } from '../i18n/interface.ts';
import { formatLanguages, formatParts } from '../i18n/format.ts';
import type { OutlineSection } from './reading-props.ts';
import type { SettingsStore } from '../settings/store.svelte.ts';
import { addressOf, anchorOf, flipped, swapped, viewsOf, type View } from '../document/view.ts';
import type { InteractionHandlers } from './text-interactions.ts';
import type { Place } from './scroll-anchor.ts';
import { announce } from './announcer.svelte.ts';
import { writeFragment } from './fragment.ts';
import { openSheet } from './sheets.ts';

/** The open text that commands act on: what it shows now, and how to switch to another view. */
export type CommandTarget = {
  shown: { ui: Interface; view: View; langs: string[]; outline: OutlineSection[] };
  languagesInUse: string[];
  follow: (view: View) => Promise<void>;
};

/** Runs the command of a key, other than stepping. `segment` is the reader's place, for commands that need one. */
export function runCommand(
  target: CommandTarget,
  settings: SettingsStore,
  action: Parameters<InteractionHandlers['runCommand']>[0],
  segment = '',
): void {
  const { ui, view } = target.shown;
  const element = document.getElementById(anchorOf(segment));
  const next = action === 'swap' ? swapped(view) : action === 'flip' && flipped(view, target.languagesInUse);
  if (next) void target.follow(next);
  else if (action === 'flip') element?.closest('.row')?.querySelector<HTMLElement>('.peek')?.click();
  else if (action === 'layout') {
    settings.nextLayout();
    const layout = settings.get('layout') as 'columns';
    announce(ui.t(`settings.options.layout.${layout}`));
  } else if (action === 'link' && element) void copyLink(`#${element.id}`, ui);
  else if (action === 'contents') void openSheet('contents');
  else if (action === 'help') void openSheet('keys');
}

/**
 * Follows a link in the actions of a paragraph: copies it, or switches to another view. Returns false if the link is for
 * neither.
 */
export function followParagraphAction(
  link: HTMLAnchorElement,
  { shown: { ui, view, langs }, follow }: CommandTarget,
): boolean {
  const other = viewsOf(view.paper, langs).find((one) => link.pathname === resolve(addressOf(one)));
  const isForCopying = link.classList.contains('link');
  if (isForCopying) void copyLink(link.hash, ui);
  else if (other) void follow(other);
  return isForCopying || other !== undefined;
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

async function copyLink(fragment: string, ui: Interface): Promise<void> {
  writeFragment(fragment);
  const message = await navigator.clipboard.writeText(new URL(fragment, location.href).href).then(
    () => ui.t('link.copied'),
    () => ui.t('link.refused'),
  );
  announce(message);
}
