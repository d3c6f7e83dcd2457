import type { HandleClientError } from '@sveltejs/kit';
import intlData from 'virtual:intl';
import { setIntlData } from '$lib/i18n/intl-data.ts';
import { isServerReachable, reportLoadFailure } from '$lib/reader/load-failure.svelte.ts';

setIntlData(intlData);

/**
 * Keeps the page when a part of it cannot be loaded: SvelteKit would replace it with an error page, but the prerendered
 * page is complete without scripts. The promise that is returned never settles, so that SvelteKit renders nothing. When
 * another page was asked for, the browser loads it from the server; if the server does not answer, a notice says so.
 */
export const handleError: HandleClientError = ({ event }) => {
  const { href } = event.url;
  if (href !== location.href)
    void isServerReachable(href).then((is) => (is ? location.assign(href) : reportLoadFailure(true)));
  return new Promise<never>(() => undefined);
};
