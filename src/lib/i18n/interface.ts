import type { ResourceKey, TFunction } from 'i18next';
import { otherPages, interfaces } from 'virtual:interface';
import { FALLBACK } from './fallback.ts';
import { loadPart } from '../loading/load-part.ts';
import { memoizeAsync } from '../loading/memoize-async.ts';
import { nearestLanguage } from './nearest-language.ts';

/** The languages that have an interface, the fallback first. */
export const interfaceLanguages = [
  FALLBACK,
  ...Object.keys(interfaces)
    .filter((lang) => lang !== FALLBACK)
    .sort(),
];

/** The language in which the interface speaks to a reader of `lang`: the nearest, or the fallback if there is none. */
export const interfaceLanguage = (lang: string) => nearestLanguage(lang, interfaceLanguages) ?? FALLBACK;

/**
 * The interface messages, with the language they are in. They belong together because of the fallback: only `lang` says
 * how the text must be tagged.
 */
export type Interface = { lang: string; t: TFunction<'ui'> };

/** Loads the interface for a reader of `lang`, once per language. i18next and the messages are loaded on first use. */
export const interfaceFor = (lang: string): Promise<Interface> => load(interfaceLanguage(lang));

/** The same, with the messages that only the about page and the not-found page use: `about.…` and `missing.…`. */
export const fullInterfaceFor = (lang: string): Promise<Interface> => load(interfaceLanguage(lang), 'other');

const load = memoizeAsync(async (known: string, part?: string): Promise<Interface> => {
  const loaders = [interfaces[known], part && otherPages[known]];
  const [{ createTranslator }, ...messages] = await Promise.all([
    loadPart(() => import('./messages.ts')),
    ...loaders.map(async (loader) => (loader ? (await loadPart(loader)).default : {})),
  ]);
  return { lang: known, t: await createTranslator(known, Object.assign({}, ...messages) as ResourceKey) };
});
