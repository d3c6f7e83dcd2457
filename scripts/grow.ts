// Makes longer papers for tests and benchmarks, by repeating the sentences of the paper in any number of sections.
import type { PaperFile, Tree } from '../src/lib/document/types.ts';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

export const SLUG = 'new-security-concept';
/** The languages of a grown paper: its own two, then tags whose files hold the English text. */
const LANGS = ['en', 'zh-Hans', 'fr', 'de', 'es', 'pt', 'it', 'nl', 'sv', 'fi'];

/**
 * Writes the locale files of a longer paper into a folder: `sections` sections, each with all paragraphs of the paper
 * `times` times, in the first `langs` of LANGS. The interface is in English and Chinese.
 */
export function grow(folder: string, sections: number, times: number, langs = 2): void {
  for (const lang of LANGS.slice(0, langs)) {
    const own = ['en', 'zh-Hans'].includes(lang);
    const source = own ? lang : 'en';
    const paper = JSON.parse(readFileSync(`locales/${source}/${SLUG}.json`, 'utf8')) as PaperFile;
    // Summaries belong to sections by name, and these sections have other names.
    const file = { ...paper, summary: {} };
    const blocks = Object.values(file.text).flatMap((section) =>
      Object.entries(section).filter((entry): entry is [string, Tree] => typeof entry[1] !== 'string'),
    );
    const text = Object.fromEntries(
      Array.from({ length: sections }, (_, n) => {
        const counts = { p: 0, list: 0 };
        const repeated = Array.from({ length: times }, () => blocks).flat();
        const named = repeated.map(([key, block]): [string, Tree] => {
          const kind = key.startsWith('list') ? 'list' : 'p';
          return [`${kind}${++counts[kind]}`, block];
        });
        return [`section${n + 1}`, { heading: `${n + 1}. ${file.title}`, ...Object.fromEntries(named) }];
      }),
    );
    mkdirSync(`${folder}/${lang}`, { recursive: true });
    writeFileSync(`${folder}/${lang}/${SLUG}.json`, JSON.stringify({ ...file, text }));
    if (own) cpSync(`locales/${lang}/ui.json`, `${folder}/${lang}/ui.json`);
  }
}

const [, script, folder] = process.argv;
// 43 sections with the paper four times each: 10,148 segments in each language.
if (script?.endsWith('grow.ts') && folder) grow(folder, 43, 4);
