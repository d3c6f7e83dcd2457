import type { View } from '../document/view.ts';

/** Where a reader left a paper: the languages shown, the segment at the top, and the section that it is in. */
export type Bookmark = { langs: View['langs']; segment: string; at: number };

type Store = Pick<Storage, 'getItem' | 'setItem'>;

const keyOf = (paper: string) => `duidu:place:${paper}`;

/**
 * Reads a paper's bookmark. Undefined if there is none, or if what is stored is not one: an address is made from it, so
 * that nothing but tags and an id of a segment may be in it. Never throws.
 */
export function readBookmark(paper: string, store: () => Store = () => localStorage): Bookmark | undefined {
  try {
    const found = JSON.parse(store().getItem(keyOf(paper)) ?? 'null') as Partial<Bookmark> | null;
    const { langs, segment, at } = found ?? {};
    const isTag = (lang: unknown) => typeof lang === 'string' && /^[A-Za-z0-9-]+$/.test(lang);
    if (!Array.isArray(langs) || langs.length < 1 || langs.length > 2 || !langs.every(isTag))
      return undefined;
    if (typeof segment !== 'string' || !/^[a-z0-9.-]+$/.test(segment) || typeof at !== 'number')
      return undefined;
    return { langs: langs as unknown as View['langs'], segment, at };
  } catch {
    return undefined; // Nothing that can be read, or storage is switched off.
  }
}

/** Keeps a paper's bookmark. The latest wins: several tabs do not fight, the one that was read last is where one goes on. */
export function keepBookmark(
  paper: string,
  bookmark: Bookmark,
  store: () => Store = () => localStorage,
  now = Date.now(),
): void {
  try {
    const { at = 0 } = readBookmark(paper, store) ?? {};
    // A clock that was ahead has left a time that is not yet.
    if (bookmark.at >= at || at > now) store().setItem(keyOf(paper), JSON.stringify(bookmark));
  } catch {
    // Full, or switched off: the shelf has nothing to offer, and that is all.
  }
}
