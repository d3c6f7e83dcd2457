// Writes the locale files of two later versions of the reader, for the tests: `node tests/full/offline/versions.ts <folder>`.
import type { PaperFile } from '../../../src/lib/document/types.ts';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';

const [, , folder = ''] = process.argv;
if (!folder) throw new Error('Which folder? node tests/full/offline/versions.ts <folder>');

/** The first words of a sentence in a later version, so that a page shows which version it is. */
const MARK = {
  en: (version: string) => `Version ${version}. `,
  'zh-Hans': (version: string) => `第${version}版。`,
  'zh-Hant': (version: string) => `第${version}版。`,
};

for (const version of ['2', '3']) {
  const to = `${folder}/${version}`;
  cpSync('locales', to, { recursive: true });
  for (const [lang, mark] of Object.entries(MARK)) {
    const paper = `${to}/${lang}/new-security-concept.json`;
    const file = JSON.parse(readFileSync(paper, 'utf8')) as PaperFile & {
      text: Record<string, { p1: { s1: string } }>;
    };
    const first = file.text['background'];
    if (!first) throw new Error(`${paper}: there is no section "background".`);
    // Repeated, so that it takes some lines more and moves the text below.
    first.p1.s1 = mark(version).repeat(30) + first.p1.s1;
    writeFileSync(paper, JSON.stringify(file, null, 2));
    const ui = `${to}/${lang}/ui.json`;
    const words = JSON.parse(readFileSync(ui, 'utf8')) as Record<string, unknown>;
    writeFileSync(ui, JSON.stringify({ ...words, news: `${mark(version)}` }, null, 2));
  }
}
