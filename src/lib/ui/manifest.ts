import { resolve } from '$app/paths';
import type { Interface } from '../i18n/interface.ts';
import { language } from '../i18n/languages.ts';
import { formatDate, formatLanguages } from '../i18n/format.ts';
import { nearestLanguage } from '../i18n/nearest-language.ts';
import { catalog, loadCard } from '../document/catalog.ts';
import { THEME_BACKGROUND } from '../settings/themes.ts';
import { addressOf, LAUNCH, type View } from '../document/view.ts';

const file = (name: string) => resolve(`/${name}` as '/');
const icon = (name: string, sizes: string, purpose: 'any' | 'maskable' | 'monochrome') => ({
  src: file(name),
  sizes,
  type: name.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
  purpose,
});

/**
 * The web app manifest (W3C) in an interface language. The `id` is the same in every language, so that it is one app.
 */
export async function manifestFor(ui: Interface): Promise<object> {
  const home = resolve('/');
  const screen = { type: 'image/png' };
  return {
    id: home,
    start_url: home + LAUNCH,
    scope: home,
    name: ui.t('app.name'),
    short_name: ui.t('app.shortName'),
    description: ui.t('head.shelfDescription'),
    lang: ui.lang,
    dir: language(ui.lang).dir,
    display: 'standalone',
    categories: ['books', 'education'],
    background_color: THEME_BACKGROUND.light,
    theme_color: THEME_BACKGROUND.light,
    icons: [
      icon('icon.svg', 'any', 'any'),
      icon('icon-192.png', '192x192', 'any'),
      icon('icon-512.png', '512x512', 'any'),
      icon('icon-maskable.png', '512x512', 'maskable'),
      icon('icon-monochrome.png', '512x512', 'monochrome'),
    ],
    screenshots: [
      {
        src: file('screen-narrow.png'),
        sizes: '480x1040',
        form_factor: 'narrow',
        label: ui.t('app.narrow'),
        ...screen,
      },
      {
        src: file('screen-wide.png'),
        sizes: '1280x800',
        form_factor: 'wide',
        label: ui.t('app.wide'),
        ...screen,
      },
    ],
    shortcuts: await shortcutsIn(ui),
  };
}

/** The first paper in the language of the interface, in its next language, and in both. */
async function shortcutsIn(ui: Interface): Promise<object[]> {
  const [paper] = catalog;
  if (!paper) return [];
  const lead = nearestLanguage(ui.lang, paper.langs) ?? paper.langs[0] ?? ui.lang;
  const other = paper.langs.find((lang) => lang !== lead);
  const { title, about } = await loadCard(paper.slug, lead);
  const date = formatDate(ui.lang, about.date);
  const views: View['langs'][] = other ? [[lead], [other], [lead, other]] : [[lead]];
  return views.map((langs) => {
    const languages = formatLanguages(ui.lang, [...langs]);
    return {
      name: ui.t('app.read', { languages }),
      short_name: languages,
      description: ui.t(langs.length > 1 ? 'head.pairDescription' : 'head.paperDescription', {
        title,
        date,
        languages,
      }),
      url: resolve(addressOf({ paper: paper.slug, langs })),
      icons: [icon('icon-192.png', '192x192', 'any')],
    };
  });
}
