import { addressOf, type View } from '../document/view.ts';
import { readBookmark } from './bookmark.ts';

/** The likely language and script of a tag, such as `zh-Hant` for `zh-TW`; the tag itself if it is not well formed. */
function scriptOf(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return tag;
  }
}

/**
 * Where the address of a paper without a language leads: to the view that the reader read last, else to the first of the
 * browser's `languages` that the paper has. The URL is relative to that address. Undefined if the paper has none of them.
 */
export function preferredViewUrl(
  paper: string,
  langs: string[],
  languages: readonly string[],
  read = readBookmark,
): string | undefined {
  const last = read(paper)?.langs;
  if (last && last[0] !== last[1] && last.every((lang) => langs.includes(lang))) return urlOf(paper, last);
  for (const wanted of languages) {
    const own =
      langs.find((lang) => lang === wanted) ?? langs.find((lang) => scriptOf(lang) === scriptOf(wanted));
    if (own !== undefined) return urlOf(paper, [own]);
  }
  return undefined;
}

const urlOf = (paper: string, langs: View['langs']) => `..${addressOf({ paper, langs })}`;
