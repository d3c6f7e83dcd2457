// Grows the paper for tests and benches: the same sentences again and again, in as many sections as are asked for.
import type { PaperFile, Tree } from '../src/lib/document/types.ts';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

export const SLUG = 'new-security-concept';
/** Languages that a paper can be grown in: the first two are its own, the others hold the English under another tag. */
export const LANGS = ['en', 'zh-Hans', 'fr', 'de', 'es', 'pt', 'it', 'nl', 'sv', 'fi'];

/**
 * Writes locale files of a longer paper into a folder: `sections` sections, each of them holding all paragraphs of the
 * paper `times` times, in the first `langs` of LANGS. The interface is in English and Chinese.
 */
export function grow(folder: string, sections: number, times: number, langs = 2): void {
  for (const lang of LANGS.slice(0, langs)) {
    const own = ['en', 'zh-Hans'].includes(lang);
    const from = own ? lang : 'en';
    const all = JSON.parse(readFileSync(`locales/${from}/${SLUG}.json`, 'utf8')) as PaperFile;
    // The sections have other names: what sums them up is left out.
    const file = { ...all, summary: {} };
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
// 43 sections of four papers each: 10,148 segments in each language.
if (script?.endsWith('grow.ts') && folder) grow(folder, 43, 4);
