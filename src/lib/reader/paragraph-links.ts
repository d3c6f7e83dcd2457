import { resolve } from '$app/paths';
import type { Interface } from '../i18n/interface.ts';
import { addressOf, viewsOf } from '../document/view.ts';
import { announce } from './announcer.svelte.ts';
import type { CommandTarget } from './commands.ts';
import { writeFragment } from './fragment.ts';
import { segmentAt } from './segment-marker.ts';

/**
 * Follows a link in the actions of a paragraph: copies it, or switches to another view, at that paragraph. Returns false if
 * the link is for neither.
 */
export function followParagraphAction(
  link: HTMLAnchorElement,
  { shown: { ui, view, langs }, follow }: CommandTarget,
): boolean {
  const other = viewsOf(view.paper, langs).find((one) => link.pathname === resolve(addressOf(one)));
  const isForCopying = link.classList.contains('link');
  if (isForCopying) void copyLink(link.hash, ui);
  else if (other)
    void follow(other, segmentAt(link.closest('.row')?.querySelector('[data-segment]') ?? null));
  return isForCopying || other !== undefined;
}

/** Copies the link of a passage and announces the result. Browsers allow that only directly after a key or a click. */
export async function copyLink(fragment: string, ui: Interface): Promise<void> {
  writeFragment(fragment);
  const message = await navigator.clipboard.writeText(new URL(fragment, location.href).href).then(
    () => ui.t('link.copied'),
    () => ui.t('link.refused'),
  );
  announce(message);
}
