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
 * Where a paper's own address leads a reader: the view in which they read it last, or else the first language of
 * `languages`, those of their browser, that the paper is in. The URL is relative to the paper's. Undefined if it is in none.
 */
export function ownLanguageUrl(
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
