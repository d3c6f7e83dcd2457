import '../../../../styles/pinyin.css';
import { loadPinyin } from '../../../document/catalog.ts';
import type { RenderContext } from '../../../render/text.ts';
import { rubyRenderer } from '../../../render/ruby.ts';

/** Loads how a paper is read in pinyin, in all of these languages that are; gives what draws it. */
export async function readingOf(
  slug: string,
  langs: string[],
  heard: boolean,
): Promise<NonNullable<RenderContext['ruby']>> {
  const loaded = await Promise.all(langs.map(async (lang) => [lang, await loadPinyin(slug, lang)] as const));
  return rubyRenderer(Object.fromEntries(loaded), heard);
}
