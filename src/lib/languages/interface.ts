import type { FormatterModule, TFunction } from 'i18next';
import { BASE } from './base.ts';
import { once } from './once.ts';
import { numberIn } from './words.ts';

const files = import.meta.glob<Record<string, unknown>>('$locales/*/ui.json', { import: 'default' });
const byLang = new Map(Object.entries(files).map(([path, load]) => [path.split('/').at(-2) ?? '', load]));

/** The languages that have an interface, the base language first. */
export const interfaceLanguages = [BASE, ...[...byLang.keys()].filter((lang) => lang !== BASE).sort()];

/** The language in which the interface speaks to a reader of `lang`: that language, or the base if it has none. */
export const interfaceLanguage = (lang: string) => (byLang.has(lang) ? lang : BASE);

/** The strings of the interface and the language they are in, together, so that they can be tagged truly. */
export type Interface = { lang: string; t: TFunction<'ui'> };

/** The interface for a reader of `lang`. i18next and the strings are loaded only when somebody asks. */
export const interfaceFor = (lang: string): Promise<Interface> => interfaceIn(interfaceLanguage(lang));

// Whatever number stands in a string is written as the language writes it.
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, lang) =>
    (typeof value === 'number' ? numberIn(lang ?? BASE, value) : value) as string,
};

const interfaceIn = once(async (known: string): Promise<Interface> => {
  const [{ createInstance }, ui] = await Promise.all([import('i18next'), byLang.get(known)?.()]);
  const i18next = createInstance().use(formatter);
  await i18next.init({
    lng: known,
    resources: { [known]: { ui: ui ?? {} } },
    ns: 'ui',
    defaultNS: 'ui',
    // Svelte escapes what it writes.
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  return { lang: known, t: i18next.getFixedT(known, 'ui') };
});
