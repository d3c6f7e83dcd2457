import { replaceState } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import type { Interface } from '../i18n/interface.ts';
import { formatLanguages, formatParts } from '../i18n/format.ts';
import type { PairedSection } from '../document/pair.ts';
import type { SettingsStore } from '../settings/store.svelte.ts';
import { addressOf, anchorOf, flipped, swapped, viewsOf, type View } from '../document/view.ts';
import type { InteractionHandlers } from './text-interactions.ts';
import type { Place } from './scroll-anchor.ts';
import { announce } from './announcer.svelte.ts';
import { openSheet } from './sheets.ts';

/** A text that is acted on: what is shown of it now, and the way to another view. */
export type Acted = {
  shown: { ui: Interface; view: View; langs: string[]; sections: PairedSection[] };
  languagesInUse: string[];
  follow: (view: View) => Promise<void>;
};

/** Does what a key asks for in a text, other than stepping: at a segment, where it takes one. */
export function runCommand(
  text: Acted,
  settings: SettingsStore,
  action: Parameters<InteractionHandlers['runCommand']>[0],
  segment = '',
): void {
  const { ui, view } = text.shown;
  const own = document.getElementById(anchorOf(segment));
  const turned = action === 'swap' ? swapped(view) : action === 'flip' && flipped(view, text.languagesInUse);
  if (turned) void text.follow(turned);
  else if (action === 'flip') own?.closest('.row')?.querySelector<HTMLElement>('.peek')?.click();
  else if (action === 'layout') {
    settings.nextLayout();
    const layout = settings.get('layout') as 'columns';
    announce(ui.t(`settings.options.layout.${layout}`));
  } else if (action === 'link' && own) void copy(`#${own.id}`, ui);
  else if (action === 'contents') void openSheet('contents');
  else if (action === 'help') void openSheet('keys');
}

/** Follows a link in the actions of a paragraph: copies its address, or goes to another view. False if it is neither. */
export function followParagraphAction(
  link: HTMLAnchorElement,
  { shown: { ui, view, langs }, follow }: Acted,
): boolean {
  const other = viewsOf(view.paper, langs).find((one) => link.pathname === resolve(addressOf(one)));
  const own = link.classList.contains('link');
  if (own) void copy(link.hash, ui);
  else if (other) void follow(other);
  return own || other !== undefined;
}

/** Says what something belongs to, after its own name: `: Section 2, Paragraph 3`. */
export function placeName({ lang, t }: Interface, section: number, paragraph: string): string {
  return t('peek.of', { name: formatParts(lang, [t('section.number', { number: section }), paragraph]) });
}

/** Tells who does not see it, once, in few words, what is shown now and where. */
export function announceView({ ui, view, sections }: Acted['shown'], place: Place | undefined): void {
  const [section, block, item] = place?.segment?.split('.') ?? [];
  const inList = block?.startsWith('list');
  const words = {
    languages: formatLanguages(ui.lang, [...view.langs]),
    section: sections.findIndex(({ id }) => id === section) + 1,
    number: Number((inList ? item : block)?.slice(1)),
  };
  announce(ui.t(!section ? 'views.shown' : inList ? 'views.shownItem' : 'views.shownParagraph', words));
}

async function copy(fragment: string, ui: Interface): Promise<void> {
  // eslint-disable-next-line svelte/no-navigation-without-resolve -- a fragment alone goes nowhere
  replaceState(fragment, page.state);
  const said = await navigator.clipboard.writeText(location.href).then(
    () => ui.t('link.copied'),
    () => ui.t('link.refused'),
  );
  announce(said);
}
