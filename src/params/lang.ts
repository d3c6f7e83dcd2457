import { interfaceLanguages } from '$lib/languages/interface.ts';
import { shelf } from '$lib/paper/library.ts';

/** A language that a paper, or the interface, is in. */
export const match = (param: string) =>
  interfaceLanguages.includes(param) || shelf.some(({ langs }) => langs.includes(param));
