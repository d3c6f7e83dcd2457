import type { HandleClientError } from '@sveltejs/kit';

/**
 * When a part of a page cannot be loaded, SvelteKit would put an error in place of the page. But the page that was
 * opened is whole without scripts, and stays as it is: the promise is never kept. For another page the server is asked.
 */
export const handleError: HandleClientError = ({ event }) => {
  if (event.url.href !== location.href) location.assign(event.url.href);
  return new Promise<never>(() => undefined);
};
