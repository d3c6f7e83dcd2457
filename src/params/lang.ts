import { interfaceLanguages } from '$lib/i18n/interface.ts';
import { catalog } from '$lib/document/catalog.ts';

/** A language that a paper, or the interface, is in. */
export const match = (param: string) =>
  interfaceLanguages.includes(param) || catalog.some(({ langs }) => langs.includes(param));
