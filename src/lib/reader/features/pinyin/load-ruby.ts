import '../../../../styles/pinyin.css';
import { loadPinyin } from '../../../document/catalog.ts';
import { memoizeAsync } from '../../../loading/memoize-async.ts';
import type { RenderContext } from '../../../render/context.ts';
import { rubyRenderer } from '../../../render/ruby.ts';

/**
 * Loads the pinyin of a paper, in those of the languages that have any. Returns the function that renders text with it, for
 * the same arguments always the same one. If it is spoken, screen readers read the pinyin too.
 */
export const loadRuby = memoizeAsync(
  async (
    slug: string,
    heard: 'spoken' | 'silent',
    ...langs: string[]
  ): Promise<NonNullable<RenderContext['ruby']>> => {
    const loaded = await Promise.all(
      langs.map(async (lang) => [lang, await loadPinyin(slug, lang)] as const),
    );
    return rubyRenderer(Object.fromEntries(loaded), heard === 'spoken');
  },
);
