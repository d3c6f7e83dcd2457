import { whole } from '$lib/document/metadata.ts';

export const prerender = true;

/** Everything may be read by everybody (RFC 9309). */
export const GET = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${whole('/sitemap.xml')}\n`, {
    headers: { 'content-type': 'text/plain' },
  });
