import { memoizeAsync } from '../loading/memoize-async.ts';
import { partsOf } from './catalog.ts';
import { readPaper, type Paper } from './read-paper.ts';

/** Loads the text of a paper in one language. Throws RangeError if the catalog does not have it. */
export const loadPaper = memoizeAsync(async (slug: string, lang: string): Promise<Paper> =>
  readPaper(slug, lang, (await partsOf(slug, lang).text()).default),
);
