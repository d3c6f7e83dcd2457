// How cost grows with the length of the paper and the number of languages.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { grow } from '../grow.ts';
import { acts, type Acts } from './act.ts';
import { sizes } from './sizes.ts';

/** Bytes of brotli, seconds of building, and what was measured in the page; `pages` are those of the paper. */
export type Grown = { pages: number; build: number; html: number; offline: number; acts: Acts };

/** Sections, the paper's paragraphs in each, languages. */
const SIZES: Record<string, [sections: number, times: number, langs: number]> = {
  '1 ×': [1, 1, 2],
  '10 ×': [5, 2, 2],
  '100 ×': [25, 4, 2],
  '400 ×': [100, 4, 2],
  '1 ×, 6 languages': [1, 1, 6],
  '1 ×, 10 languages': [1, 1, 10],
  // 1,008 paragraphs: the bar is 60 s for building it.
  '36 ×, 10 languages': [9, 4, 10],
};

/** Builds a reader and gives the seconds that took. Throws if it does not build. */
export function build(env: Record<string, string>): number {
  const start = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', 'build', '--', '--logLevel', 'error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error('The reader was not built.');
  return (performance.now() - start) / 1000;
}

/** Grows the paper, builds and measures each, `told` as it goes on. */
export async function growth(told: (name: string) => void): Promise<Record<string, Grown>> {
  const all: Record<string, Grown> = {};
  const [folder, OUT] = ['test-results/grown', 'build-grown'];
  for (const [name, [sections, times, langs]] of Object.entries(SIZES)) {
    told(name);
    rmSync(folder, { recursive: true, force: true });
    grow(`${folder}/locales`, sections, times, langs);
    const seconds = build({ LOCALES: `${folder}/locales`, OUT });
    const { 'first HTML, two languages, styles in it': html, ...rest } = await sizes(
      OUT,
      `${folder}/locales`,
    );
    all[name] = {
      pages: readdirSync(`${OUT}/new-security-concept`, { recursive: true }).filter((path) =>
        String(path).endsWith('index.html'),
      ).length,
      build: seconds,
      html: html?.brotli ?? NaN,
      offline: rest['offline copy, all pages and languages']?.brotli ?? NaN,
      acts: await acts(OUT, `section${Math.ceil(sections / 2)}-p${12 * times}`, 3),
    };
  }
  rmSync(folder, { recursive: true, force: true });
  rmSync(OUT, { recursive: true, force: true });
  return all;
}
