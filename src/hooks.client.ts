import type { HandleClientError } from '@sveltejs/kit';
import intlData from 'virtual:intl';
import { navigating } from '$app/state';
import { setIntlData } from '$lib/i18n/intl-data.ts';
import { askServer, reportLoadFailure } from '$lib/loading/load-failure.svelte.ts';

setIntlData(intlData);

/**
 * Keeps the page when a part of it cannot be loaded: SvelteKit would replace it with an error page, but the prerendered
 * page is complete without scripts. The promise that is returned never settles, so that SvelteKit renders nothing. When
 * another page was asked for, the browser loads it from the server; if the server does not have it, a notice says why.
 */
export const handleError: HandleClientError = ({ event, error }) => {
  // Only Back and Forward have a delta. Without a navigation the page could not start: restart.inline.ts takes care of that.
  void (navigating.to ? leaveOrStay(event.url.href, navigating.delta ?? 0) : Promise.reject(error as Error));
  return new Promise<never>(() => undefined);
};

// Back and Forward have changed the address already: `delta` is by how many entries.
async function leaveOrStay(href: string, delta: number): Promise<void> {
  const { to } = navigating;
  const server = await askServer();
  if (navigating.to !== to) return; // The reader has gone elsewhere meanwhile.
  if (server === 'incomplete' || server === 'updated')
    return delta ? location.reload() : location.assign(href);
  if (delta) history.go(-delta);
  await reportLoadFailure();
}
