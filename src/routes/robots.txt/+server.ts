import { resolve } from '$app/paths';

export const prerender = true;

/** Everything may be read by everybody (RFC 9309). */
export const GET = ({ url }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${url.origin}${resolve('/sitemap.xml')}\n`, {
    headers: { 'content-type': 'text/plain' },
  });
