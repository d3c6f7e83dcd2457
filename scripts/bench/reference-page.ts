// The hand-written page that Duidu is compared with: the same two texts in one HTML file, with the few lines of style and
// script that someone would write for them.
import type { PaperFile } from '../../src/lib/document/types.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { passages, readPaper } from '../../src/lib/document/read-paper.ts';
import { SLUG } from '../grow.ts';
import { serve } from '../serve.mjs';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const STYLE =
  'main{display:grid;grid-template-columns:1fr 1fr;gap:1em 2em;max-width:70em;margin:auto;padding:1em}body{font:1.1em/1.6 serif}h2,p{margin:0}';

// Hides one text and shows the other, or shows both; it keeps no place.
const SWITCH = `<style>main.en,main.zh-Hans{grid-template-columns:1fr}.en>[lang=zh-Hans],.zh-Hans>[lang=en]{display:none}nav{position:fixed;inset:auto 0 0;background:#fff}button{min-width:44px;min-height:44px}</style>
<nav><button value=en>English</button><button value=zh-Hans>简体中文</button><button value="">Both</button></nav>
<script>for(const button of document.querySelectorAll('button'))button.onclick=()=>{document.documentElement.lang=button.value||'en';document.querySelector('main').className=button.value}</script>`;

/** The HTML of the page: both texts side by side without script, or with buttons that switch between them. */
export function referencePage(locales: string, switching = false): string {
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
  return `<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>New Security Concept</title><style>${STYLE}</style><main>${rows.join('\n')}</main>${switching ? SWITCH : ''}`;
}

/** Serves one page of HTML as a host would, with brotli. Stopping deletes its folder. */
export async function servePage(html: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  for (const name of ['index.html', '404.html']) {
    writeFileSync(join(folder, name), html);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(html));
  }
  const { url, stop } = await serve({ folder, port: 0 });
  return {
    url,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}
