import { interfaceLanguages } from '$lib/i18n/interface.ts';
import { absoluteUrl, alternatesOf } from '$lib/document/metadata.ts';
import { catalog } from '$lib/document/catalog.ts';
import { aboutAddress, addressOf, versionsOf, viewsOf } from '$lib/document/view.ts';

export const prerender = true;

/** Every page, each with its versions in other languages (sitemaps.org 0.9). */
export const GET = () => {
  const entry = (address: string, versions: { lang: string; address: string }[]) => {
    const links = alternatesOf(versions)
      .map(({ hreflang, href }) => `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${href}"/>`)
      .join('');
    return `<url><loc>${absoluteUrl(address)}</loc>${links}</url>`;
  };
  const readings = catalog.flatMap(({ slug, langs }) =>
    viewsOf(slug, langs).map((view) =>
      entry(
        addressOf(view),
        versionsOf(view, langs).map((version) => ({ lang: version.langs[0], address: addressOf(version) })),
      ),
    ),
  );
  const abouts = interfaceLanguages.map((lang) => ({ lang, address: aboutAddress(lang) }));
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    entry('/', []),
    ...readings,
    ...abouts.map(({ address }) => entry(address, abouts)),
    '</urlset>',
  ].join('\n');
  return new Response(`${body}\n`, { headers: { 'content-type': 'application/xml' } });
};
