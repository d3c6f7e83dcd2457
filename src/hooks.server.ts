import type { Handle } from '@sveltejs/kit';
import { BASE } from '$lib/languages/base.ts';
import { interfaceLanguage } from '$lib/languages/interface.ts';
import { language } from '$lib/languages/table.ts';
import { shelf } from '$lib/paper/library.ts';
import print from './styles/print.css?url';

const POLICY = 'content-security-policy';

/**
 * Sets `lang`, `dir` and manifest of each page: those of the interface, which speaks the leading language where it can.
 * Gives the shelf alone the script for when the app is started, and lets its policy know.
 */
export const handle: Handle = async ({ event, resolve }) => {
  const { tag, dir } = language(interfaceLanguage(event.params.lang ?? BASE));
  const { code, source } = import.meta.env.LAUNCH;
  const isShelf = event.route.id === '/';
  const launch = isShelf ? `<script data-shelf="${attribute(JSON.stringify(shelf))}">${code}</script>` : '';
  const allow = (policy: string) =>
    isShelf ? policy.replace("script-src 'self'", `$& '${source}'`) : policy;
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      allow(html)
        .replaceAll('%lang%', tag)
        .replace('%dir%', dir)
        // On paper only, and after the other styles: nobody waits for it.
        .replace('%print%', `<link rel="stylesheet" media="print" href="${print}" />`)
        .replace('%before-paint%', () => `<script>${import.meta.env.BEFORE_PAINT}</script>${launch}`),
  });
  // A page that is built has its policy in itself, one of the development server in its headers.
  const policy = response.headers.get(POLICY);
  if (policy) response.headers.set(POLICY, allow(policy));
  return response;
};

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
