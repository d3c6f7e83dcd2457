import { createHash } from 'node:crypto';
import { building } from '$app/environment';
import type { Handle } from '@sveltejs/kit';
import { BASE } from '$lib/i18n/fallback.ts';
import { interfaceLanguage, interfaceLanguages } from '$lib/i18n/interface.ts';
import { language } from '$lib/i18n/languages.ts';
import { scriptStyles } from './build/html/script-styles.ts';
import { startAfterPaint } from './build/html/defer-scripts.ts';
import { catalog } from '$lib/document/catalog.ts';
import print from './styles/print.css?url';

const POLICY = 'content-security-policy';

// Any page may name any language, and a reader may go on to any other: what the scripts of all of them need stands in
// every page, before first paint. Where all are written in Latin or Han, that is nothing.
const files = import.meta.glob<string>('./styles/scripts/*.css', {
  query: '?inline',
  import: 'default',
  eager: true,
});
const styles = scriptStyles(
  [...interfaceLanguages, ...catalog.flatMap(({ langs }) => langs)],
  Object.fromEntries(
    Object.entries(files).map(([path, css]) => [path.replace(/^.*\/|\.css$/g, ''), css.trim()]),
  ),
);
const stylesSource = `sha256-${createHash('sha256').update(styles).digest('base64')}`;
const scripts = styles && `<style>${styles}</style>`;

/**
 * Sets `lang`, `dir` and manifest of each page: those of the interface, which speaks the leading language where it can.
 * Gives the catalog alone the script for when the app is started, and pages what the scripts of their languages are set
 * by; the policy knows of both. What is built starts its scripts when the text has been painted.
 */
export const handle: Handle = async ({ event, resolve }) => {
  const { tag, dir } = language(interfaceLanguage(event.params.lang ?? BASE));
  const { code, source } = import.meta.env.LAUNCH;
  const isShelf = event.route.id === '/';
  const launch = isShelf ? `<script data-shelf="${attribute(JSON.stringify(catalog))}">${code}</script>` : '';
  const allow = (policy: string) => {
    const launched = isShelf ? policy.replace("script-src 'self'", `$& '${source}'`) : policy;
    return scripts ? launched.replace("style-src 'self'", `$& '${stylesSource}'`) : launched;
  };
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      allow(building ? startAfterPaint(html) : html)
        .replaceAll('%lang%', tag)
        .replace('%dir%', dir)
        .replace(
          '%before-paint%',
          () => `<script>${import.meta.env.BEFORE_PAINT}</script>${launch}${scripts}`,
        )
        // On paper only, and after all that is read: nobody waits for it.
        .replace('%print%', () => `<link rel="stylesheet" media="print" href="${print}" />`),
  });
  // A page that is built has its policy in itself, one of the development server in its headers.
  const policy = response.headers.get(POLICY);
  if (policy) response.headers.set(POLICY, allow(policy));
  return response;
};

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
