import { addressOf, anchorOf } from '../document/view.ts';
import { readBookmark } from './bookmark.ts';

/** What is on the shelf: the names of the papers, and the languages that each is in. */
export type Shelf = { slug: string; langs: string[] }[];

/**
 * Where an app that is opened again goes on: the sentence that was read last, in its languages, as an address relative
 * to the shelf. Undefined if nothing on the shelf was read yet. `read` must check what it gives, as `readBookmark` does.
 */
export function lastReadUrl(shelf: Shelf, read = readBookmark): string | undefined {
  const places = shelf.flatMap(({ slug, langs }) => {
    const bookmark = read(slug);
    const [lead, beside] = bookmark?.langs ?? [];
    return bookmark && lead !== beside && bookmark.langs.every((lang) => langs.includes(lang))
      ? [{ paper: slug, ...bookmark }]
      : [];
  });
  const [latest] = places.sort((a, b) => b.at - a.at);
  return latest && `.${addressOf(latest)}#${anchorOf(latest.segment)}`;
}
