import type { HandleClientError } from '@sveltejs/kit';
import { isServerReachable, reportLoadFailure } from '$lib/reader/load-failure.svelte.ts';

/**
 * When a part of a page cannot be loaded, SvelteKit would put an error in place of the page. But the page that was
 * opened is whole without scripts, and stays as it is: the promise is never kept. For another page the server is asked;
 * where it does not answer, the page stays and says so.
 */
export const handleError: HandleClientError = ({ event }) => {
  const { href } = event.url;
  if (href !== location.href)
    void isServerReachable(href).then((is) => (is ? location.assign(href) : reportLoadFailure(true)));
  return new Promise<never>(() => undefined);
};
