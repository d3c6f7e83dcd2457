// What crosses the network, in bytes: exact, so that a bar that is passed fails the run.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { publishedIn } from '../../src/build/output/offline-list.ts';
import { SLUG } from '../grow.ts';

/** Bytes as they are and as brotli; `bar` is for the brotli. */
export type Size = { raw: number; brotli: number; bar?: number };

/** The sizes of a built reader: what its page of two languages needs until the browser is idle, and everything. */
export async function sizes(folder: string, locales: string): Promise<Record<string, Size>> {
  const sum = (paths: string[]) => paths.reduce((all, path) => all + statSync(path).size, 0);
  // What a host sends: the compressed file beside it, where the build has made one.
  const sent = (path: string) => (existsSync(`${path}.br`) ? `${path}.br` : path);
  const of = (paths: string[], bar?: number): Size => ({
    raw: sum(paths),
    brotli: sum(paths.map(sent)),
    ...(bar && { bar }),
  });
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
