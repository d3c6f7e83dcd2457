import type { PaperFile } from '../../src/lib/document/types.ts';
import { readFileSync } from 'node:fs';
import { passages, readPaper } from '../../src/lib/document/read-paper.ts';
import { SLUG } from '../grow.ts';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A page as someone writes it by hand for two texts side by side, without script: what the reader is measured beside. */
export function handWritten(locales: string): string {
  const fileOf = (lang: string) =>
    JSON.parse(readFileSync(`${locales}/${lang}/${SLUG}.json`, 'utf8')) as PaperFile;
  const cellsOf = (lang: string) =>
    readPaper(SLUG, lang, fileOf(lang), fileOf('en')).sections.flatMap(({ heading = '', blocks }) => [
      `<h2 lang=${lang}>${escape(heading)}</h2>`,
      ...blocks.flatMap(passages).map(({ segments }) => {
        const text = segments.map(({ text }) => text ?? '').join(lang === 'en' ? ' ' : '');
        return `<p lang=${lang}>${escape(text)}</p>`;
      }),
    ]);
  const beside = cellsOf('zh-Hans');
  const rows = cellsOf('en').map((cell, n) => cell + (beside[n] ?? ''));
  const style =
    'main{display:grid;grid-template-columns:1fr 1fr;gap:1em 2em;max-width:70em;margin:auto;padding:1em}body{font:1.1em/1.6 serif}h2,p{margin:0}';
  return `<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>New Security Concept</title><style>${style}</style><main>${rows.join('\n')}</main>`;
}
