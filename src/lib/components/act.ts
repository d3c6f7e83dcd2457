import type { PreferenceStore } from '../preferences/store.svelte.ts';
import { anchorOf } from '../reading/address.ts';
import type { Action } from '../reading/keys.ts';

const LAYOUTS = ['columns', 'stacked', 'peek'];

/**
 * Does what a key asks for by pressing the control that does it: keys are short cuts to what is there, nothing else.
 * `segment` is the sentence that is marked, or at the top.
 */
export function act(action: Action, segment: string | undefined, preferences: PreferenceStore): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.views a')];
  const shown = links.find((link) => link.ariaCurrent === 'page');
  const tags = (link: HTMLAnchorElement | undefined) => link?.pathname.split('/').slice(-3, -1) ?? [];
  const languages = (link: HTMLAnchorElement) => link.querySelectorAll('.long > span').length;
  const two = shown !== undefined && languages(shown) === 2;
  switch (action) {
    case 'flip': {
      const row = document.getElementById(anchorOf(segment ?? ''))?.closest('.row');
      if (two) row?.querySelector<HTMLElement>('.peek')?.click();
      else links.find((link) => link !== shown && languages(link) === 1)?.click();
      break;
    }
    case 'swap':
      links.find((link) => two && tags(link).join() === tags(shown).toReversed().join())?.click();
      break;
    case 'layout': {
      const now = getComputedStyle(document.documentElement).getPropertyValue('--layout').trim();
      preferences.set('layout', LAYOUTS[(LAYOUTS.indexOf(now) + 1) % LAYOUTS.length] ?? 'stacked');
      break;
    }
    case 'contents':
      document.querySelector<HTMLElement>('.contents a')?.focus();
      break;
    case 'help':
      document.querySelector<HTMLElement>('button[aria-haspopup=dialog]')?.click();
      break;
  }
}
