import type { View } from '../document/view.ts';
import { parseJson, readLocal, writeLocal, type OpenStorage, type StorageKey } from '../storage/local.ts';

/** Where a reader left a paper: the languages shown, the segment at the top, and when, in milliseconds since 1970. */
export type Bookmark = { langs: View['langs']; segment: string; at: number };

const openLocal = () => localStorage;

const keyOf = (paper: string): StorageKey => `duidu:place:${paper}`;

/** Reads the bookmark of a paper. Undefined if there is none, or if what is stored is not valid. Never throws. */
export function readBookmark(paper: string, open: OpenStorage<'getItem'> = openLocal): Bookmark | undefined {
  return readLocal(keyOf(paper), parseBookmark, open);
}

// Links are made from bookmarks, so nothing but language tags and a segment id is accepted.
function parseBookmark(stored: string | null): Bookmark | undefined {
  const { langs, segment, at } = (parseJson(stored) ?? {}) as Partial<Bookmark>;
  const isTag = (lang: unknown) => typeof lang === 'string' && /^[A-Za-z0-9-]+$/.test(lang);
  if (!Array.isArray(langs) || langs.length < 1 || langs.length > 2 || !langs.every(isTag)) return undefined;
  if (typeof segment !== 'string' || !/^[a-z0-9.-]+$/.test(segment) || typeof at !== 'number')
    return undefined;
  return { langs: langs as unknown as View['langs'], segment, at };
}

/**
 * Stores the bookmark of a paper, unless a later one is stored: if a paper is open in several tabs, the one read last
 * counts. Where storage is full or switched off, nothing is stored, and the shelf offers nothing to continue.
 */
export function keepBookmark(
  paper: string,
  bookmark: Bookmark,
  open: OpenStorage<'getItem' | 'setItem'> = openLocal,
  now = Date.now(),
): void {
  const { at = 0 } = readBookmark(paper, open) ?? {};
  // A time in the future comes from a clock that was ahead: replace it.
  if (bookmark.at >= at || at > now) writeLocal(keyOf(paper), JSON.stringify(bookmark), open);
}
