import { absoluteUrl } from '$lib/document/metadata.ts';

export const prerender = true;

/** Allows every crawler to read every page (RFC 9309). */
export const GET = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl('/sitemap.xml')}\n`, {
    headers: { 'content-type': 'text/plain' },
  });
