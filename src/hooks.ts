import type { Reroute } from '@sveltejs/kit';

/**
 * An address that cannot be decoded, as `/%`, is answered by hosts with 404.html like any unknown one. SvelteKit's router
 * would throw at it, and the page would not act: it is given its signs as they stand, which name no page either.
 */
export const reroute: Reroute = ({ url }) => {
  try {
    decodeURI(url.pathname);
  } catch {
    return url.pathname.replaceAll('%', '%25');
  }
};
