import type { Reroute } from '@sveltejs/kit';

/**
 * For an address that cannot be decoded, such as `/%`, servers send 404.html. SvelteKit's router would throw there, and the
 * page would not become interactive. Escape the address instead, so that the router finds no page for it.
 */
export const reroute: Reroute = ({ url }) => {
  try {
    decodeURI(url.pathname);
  } catch {
    return url.pathname.replaceAll('%', '%25');
  }
};
