import type { Readings } from './types.ts';
import { memoizeAsync } from '../i18n/memoize-async.ts';

// Kept apart from the catalog so that only readers who turn pinyin on download it. The build makes these modules
// (build/locales/plugin.ts).
const readingFiles = import.meta.glob<Readings>(
  ['$locales/zh*/*.json', '!$locales/*/ui.json', '!$locales/*/*.{pinyin,phrases}.json'],
  { import: 'default', query: '?pinyin' },
);

/** Loads the pinyin of a paper in one language; empty for languages that have none. */
export const loadPinyin = memoizeAsync(async (slug: string, lang: string): Promise<Readings> => {
  const path = Object.keys(readingFiles).find((file) => file.endsWith(`/${lang}/${slug}.json`));
  return (await readingFiles[path ?? '']?.()) ?? {};
});
