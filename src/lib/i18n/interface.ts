import type { TFunction } from 'i18next';
import { interfaces, moreMessages } from 'virtual:interface';
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
 * how the text must be tagged. Until `complete` has resolved, the messages of sheets, the about page and the not-found
 * page are missing.
 */
export type Interface = { lang: string; t: TFunction<'ui'>; complete: () => Promise<void> };

/** Loads the interface for a reader of `lang`, once per language. i18next and the messages are loaded on first use. */
export const interfaceFor = (lang: string): Promise<Interface> => load(interfaceLanguage(lang));

/** The same, with every message. */
export async function completeInterfaceFor(lang: string): Promise<Interface> {
  const loaded = await interfaceFor(lang);
  await loaded.complete();
  return loaded;
}

const load = memoizeAsync(async (known: string): Promise<Interface> => {
  const [{ createTranslator }, messages] = await Promise.all([
    loadPart(() => import('./messages.ts')),
    interfaces[known]?.(),
  ]);
  const { t, add } = await createTranslator(known, messages?.default ?? {});
  const complete = memoizeAsync(async () => add((await moreMessages[known]?.())?.default ?? {}));
  return { lang: known, t, complete };
});
