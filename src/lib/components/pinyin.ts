import '../../styles/pinyin.css';
import { loadPinyin } from '../paper/pinyin-library.ts';
import type { Draft } from '../reading/draw.ts';
import { rubyOf } from '../reading/pinyin.ts';

/** Loads how a paper is read in pinyin, in all of these languages that are; gives what draws it. */
export async function readingOf(
  slug: string,
  langs: string[],
  heard: boolean,
): Promise<NonNullable<Draft['ruby']>> {
  const loaded = await Promise.all(langs.map(async (lang) => [lang, await loadPinyin(slug, lang)] as const));
  return rubyOf(Object.fromEntries(loaded), heard);
}
