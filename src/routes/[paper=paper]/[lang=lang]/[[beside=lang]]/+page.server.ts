import { shelf } from '$lib/paper/library.ts';
import { viewsOf } from '$lib/reading/address.ts';

/** Every view of every paper, for prerendering. */
export const entries = () =>
  shelf
    .flatMap(({ slug, langs }) => viewsOf(slug, langs))
    .map(({ paper, langs }) => ({ paper, lang: langs[0], beside: langs.at(1) ?? '' }));
