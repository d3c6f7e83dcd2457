import { interfaceFor, interfaceLanguages, type Interface } from '../i18n/interface.ts';
import { readLocal, removeLocal, writeLocal, type StorageKey } from '../storage/local.ts';

const KEY: StorageKey = 'duidu:interface';

/** The interface language that the reader has chosen; undefined if the interface follows the text, and on a server. */
export const chosenInterface = (): string | undefined =>
  import.meta.env.SSR
    ? undefined
    : readLocal(KEY, (text) => (interfaceLanguages.includes(text ?? '') ? (text ?? undefined) : undefined));

/** Stores the interface language, or that it follows the text. It is used by whatever is loaded from then on. */
export function chooseInterface(lang: string | undefined): void {
  if (lang === undefined) removeLocal(KEY);
  else writeLocal(KEY, lang);
}

/** Loads the interface that speaks on a page in `lang`: the one that the reader has chosen, or that of the language. */
export const interfaceOnPage = (lang: string): Promise<Interface> => interfaceFor(chosenInterface() ?? lang);
