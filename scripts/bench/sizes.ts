// What crosses the network, in bytes: exact, so that a bar that is passed fails the run.
import { globSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { publishedIn } from '../../src/lib/offline/publish.ts';
import { SLUG } from '../grow.ts';

/** Bytes as they are and as brotli; `bar` is for the brotli. */
export type Size = { raw: number; brotli: number; bar?: number };

/** The sizes of a built reader: what its page of two languages needs until the browser is idle, and everything. */
export async function sizes(folder: string, locales: string): Promise<Record<string, Size>> {
  const of = (paths: string[], bar?: number): Size => {
    const contents = paths.map((path) => readFileSync(path));
    const sum = (bytes: number[]) => bytes.reduce((all, one) => all + one, 0);
    return {
      raw: sum(contents.map(({ length }) => length)),
      brotli: sum(contents.map((content) => brotliCompressSync(content).length)),
      ...(bar && { bar }),
    };
  };
  const page = `${folder}/${SLUG}/en/zh-Hans/index.html`;
  const html = readFileSync(page, 'utf8');
  const scripts = [...html.matchAll(/import\("(\/[^"]+\.js)"\)/g)].map(([, path]) => `${folder}${path}`);
  const style = Buffer.from([...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css]) => css).join(''));
  const { entries } = await publishedIn(folder, locales);
  const copy = entries.map(({ url }) => `${folder}/${decodeURIComponent(url)}`.replace(/\/$/, '/index.html'));
  return {
    'first HTML, two languages, styles in it': of([page], 14_000),
    'styles in it': { raw: style.length, brotli: brotliCompressSync(style).length },
    'script until idle': of(scripts, 35_000),
    'all until idle': of([page, ...scripts, `${folder}/icon.svg`], 46_000),
    'all scripts': of(globSync(`${folder}/_app/**/*.js`)),
    'all style sheets': of(globSync(`${folder}/_app/**/*.css`)),
    'offline copy, all pages and languages': of(copy, 400_000),
  };
}
