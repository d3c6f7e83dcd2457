import type { ResourceKey, TFunction } from 'i18next';
import { BASE } from './fallback.ts';
import { memoizeAsync } from './memoize-async.ts';

const files = import.meta.glob<Record<string, unknown>>('$locales/*/ui.json', { import: 'default' });
const loaders = new Map(Object.entries(files).map(([path, load]) => [path.split('/').at(-2) ?? '', load]));

/** The languages that have an interface, the base language first. */
export const interfaceLanguages = [BASE, ...[...loaders.keys()].filter((lang) => lang !== BASE).sort()];

/** The interface language for a reader of `lang`: `lang` itself, or the base language if it has no interface. */
export const interfaceLanguage = (lang: string) => (loaders.has(lang) ? lang : BASE);

/**
 * The interface messages, with the language they are in. They belong together because of the fallback: only `lang` says
 * how the text must be tagged.
 */
export type Interface = { lang: string; t: TFunction<'ui'> };

/** Loads the interface for a reader of `lang`, once per language. i18next and the messages are loaded on first use. */
export const interfaceFor = (lang: string): Promise<Interface> => loadInterface(interfaceLanguage(lang));

const loadInterface = memoizeAsync(async (lang: string): Promise<Interface> => {
  const [{ createTranslator }, ui] = await Promise.all([import('./messages.ts'), loaders.get(lang)?.()]);
  return { lang, t: await createTranslator(lang, (ui ?? {}) as ResourceKey) };
});
