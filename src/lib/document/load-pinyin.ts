import type { Readings } from './types.ts';
import { memoizeAsync } from '../i18n/memoize-async.ts';

// Apart from the library, and made by the build (build/locales/plugin.ts): who does not ask for pinyin loads nothing of it.
const readings = import.meta.glob<Readings>(
  ['$locales/zh*/*.json', '!$locales/*/ui.json', '!$locales/*/*.{pinyin,phrases}.json'],
  { import: 'default', query: '?pinyin' },
);

/** Loads how a paper in one language is read in pinyin; nothing if that language is not. */
export const loadPinyin = memoizeAsync(async (slug: string, lang: string): Promise<Readings> => {
  const path = Object.keys(readings).find((one) => one.endsWith(`/${lang}/${slug}.json`));
  return (await readings[path ?? '']?.()) ?? {};
});
