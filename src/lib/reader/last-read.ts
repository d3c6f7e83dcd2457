import { addressOf, anchorOf } from '../document/view.ts';
import { readBookmark } from './bookmark.ts';

/** The papers on the shelf, each with its languages. */
export type Shelf = { slug: string; langs: string[] }[];

/**
 * Where the app continues when it is opened again: the URL, relative to the shelf, of the sentence that was read last, in
 * its languages. Undefined if nothing on the shelf has been read yet. `read` must return only valid bookmarks, as
 * `readBookmark` does.
 */
export function lastReadUrl(shelf: Shelf, read = readBookmark): string | undefined {
  const bookmarks = shelf.flatMap(({ slug, langs }) => {
    const bookmark = read(slug);
    const [lead, beside] = bookmark?.langs ?? [];
    return bookmark && lead !== beside && bookmark.langs.every((lang) => langs.includes(lang))
      ? [{ paper: slug, ...bookmark }]
      : [];
  });
  const [latest] = bookmarks.sort((a, b) => b.at - a.at);
  return latest && `.${addressOf(latest)}#${anchorOf(latest.segment)}`;
}
