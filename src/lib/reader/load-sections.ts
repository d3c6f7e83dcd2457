import { loadPaper } from '../document/load-paper.ts';
import { pair, type PairedSection } from '../document/pair.ts';
import type { View } from '../document/view.ts';
import { memoizeAsync } from '../loading/memoize-async.ts';

/** Loads the text of a view, its languages paired. Throws RangeError if the catalog does not have the view. */
export const loadSections = ({ paper, langs }: View): Promise<PairedSection[]> => load(paper, ...langs);

const load = memoizeAsync(async (paper: string, ...langs: string[]): Promise<PairedSection[]> => {
  const [lead, ...others] = await Promise.all(langs.map((lang) => loadPaper(paper, lang)));
  return lead ? pair(lead, ...others) : [];
});
