import type { ResourceKey, TFunction } from 'i18next';
import { BASE } from './fallback.ts';
import { memoizeAsync } from './memoize-async.ts';

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

const interfaceIn = memoizeAsync(async (known: string): Promise<Interface> => {
  const [{ createTranslator }, ui] = await Promise.all([import('./messages.ts'), byLang.get(known)?.()]);
  return { lang: known, t: await createTranslator(known, (ui ?? {}) as ResourceKey) };
});
