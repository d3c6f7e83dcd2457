// Grows the paper for tests and benches: the same sentences again and again, in as many sections as are asked for.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { PaperFile, Tree } from '../src/lib/paper/schema.ts';

const SLUG = 'new-security-concept';
const TIMES = 4;

/**
 * Writes locale files of a long paper, in English and Chinese, into a folder: each section holds the whole paper four
 * times.
 */
export function grow(folder: string, sections: number): void {
  for (const lang of ['en', 'zh-Hans']) {
    const all = JSON.parse(readFileSync(`locales/${lang}/${SLUG}.json`, 'utf8')) as PaperFile;
    // The sections have other names: what sums them up is left out.
    const file = { ...all, summary: {} };
    const blocks = Object.values(file.text).flatMap((section) =>
      Object.entries(section).filter((entry): entry is [string, Tree] => typeof entry[1] !== 'string'),
    );
    const text = Object.fromEntries(
      Array.from({ length: sections }, (_, n) => {
        const counts = { p: 0, list: 0 };
        const all = Array.from({ length: TIMES }, () => blocks).flat();
        const own = all.map(([key, block]): [string, Tree] => {
          const kind = key.startsWith('list') ? 'list' : 'p';
          return [`${kind}${++counts[kind]}`, block];
        });
        return [`section${n + 1}`, { heading: `${n + 1}. ${file.title}`, ...Object.fromEntries(own) }];
      }),
    );
    mkdirSync(`${folder}/${lang}`, { recursive: true });
    writeFileSync(`${folder}/${lang}/${SLUG}.json`, JSON.stringify({ ...file, text }));
    cpSync(`locales/${lang}/ui.json`, `${folder}/${lang}/ui.json`);
  }
}

const [, script, folder] = process.argv;
// 43 sections: 10,148 segments in each language.
if (script?.endsWith('grow.ts') && folder) grow(folder, 43);
