import { interfaceLanguages } from '$lib/i18n/interface.ts';
import { catalog } from '$lib/document/catalog.ts';

/** Matches a language of a paper or of the interface. */
export const match = (param: string) =>
  interfaceLanguages.includes(param) || catalog.some(({ langs }) => langs.includes(param));
