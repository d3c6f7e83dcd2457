import { building } from '$app/environment';
import { asset } from '$app/paths';
import type { Handle } from '@sveltejs/kit';
import { beforePaint, earlyTap, launch, preferredView, restart } from 'virtual:inline-scripts';
import intlData from 'virtual:intl';
import { catalog, languagesOf } from '$lib/document/catalog.ts';
import { FALLBACK } from '$lib/i18n/fallback.ts';
import { setIntlData } from '$lib/i18n/intl-data.ts';
import { interfaceLanguage, interfaceLanguages } from '$lib/i18n/interface.ts';
import { language } from '$lib/i18n/languages.ts';
import { attributes } from '$lib/render/html.ts';
import { completePage } from './build/html/complete-page.ts';
import { allowInline } from './build/html/csp.ts';
import { scriptStyles } from './build/html/script-styles.ts';
import print from './styles/print.css?url';

setIntlData(intlData);

const POLICY = 'content-security-policy';

// A page may name any language, and the reader may go on to any other: each page has the styles of every script that
// the site uses, before first paint. Where all of them are Latin or Han, there are none.
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

/** An inline script, and the attributes that it reads. */
type Script = { code: string; data?: Record<string, string> };

/**
 * Sets the language, the direction and the manifest of each page, those of the interface, which speaks the leading
 * language where it can. Adds the inline scripts and styles to the head, and to the policy.
 */
export const handle: Handle = async ({ event, resolve }) => {
  const { tag, dir } = language(interfaceLanguage(event.params.lang ?? FALLBACK));
  const isShelf = event.route.id === '/';
  const { paper, lang } = event.params;
  const scripts: Script[] = [{ code: beforePaint }, { code: restart }];
  if (isShelf) scripts.push({ code: launch, data: { 'data-shelf': JSON.stringify(catalog) } });
  else if (paper !== undefined && lang !== undefined) scripts.push({ code: earlyTap });
  else if (paper !== undefined) {
    const data = { 'data-paper': paper, 'data-langs': languagesOf(paper).join(' ') };
    scripts.push({ code: preferredView, data });
  }
  const head = [
    `<link rel="manifest" href="${asset(`/app.${tag}.webmanifest`)}" />`,
    ...scripts.map(({ code, data = {} }) => `<script${attributes(data)}>${code}</script>`),
    styles && `<style>${styles}</style>`,
  ].join('');
  // Only printing needs it, so it comes last.
  const end = `<link rel="stylesheet" media="print" href="${print}" />`;
  const inlined = { scripts: scripts.map(({ code }) => code), styles: styles ? [styles] : [] };

  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      completePage(html, { lang: tag, dir, head, end, inlined, hasPolicy: building }),
  });
  // A built page has its policy in itself, a page of the development server in its headers.
  const policy = response.headers.get(POLICY);
  if (policy) response.headers.set(POLICY, allowInline(policy, inlined));
  return response;
};
