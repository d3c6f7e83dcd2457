import '../../../../styles/pinyin.css';
import { loadPinyin } from '../../../document/catalog.ts';
import type { RenderContext } from '../../../render/context.ts';
import { rubyRenderer } from '../../../render/ruby.ts';

/**
 * Loads the pinyin of a paper, in those of the languages that have any. Returns the function that renders text with it.
 * If `isSpoken`, screen readers read the pinyin too.
 */
export async function loadRuby(
  slug: string,
  langs: string[],
  isSpoken: boolean,
): Promise<NonNullable<RenderContext['ruby']>> {
  const loaded = await Promise.all(langs.map(async (lang) => [lang, await loadPinyin(slug, lang)] as const));
  return rubyRenderer(Object.fromEntries(loaded), isSpoken);
}
