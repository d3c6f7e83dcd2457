import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** What a site is made from, besides its locale files. */
export const SOURCES = ['src/**', 'static/**', 'package-lock.json', '{svelte,vite}.config.*'];
/** What is among the sources but no part of a site: tests, compiler settings and the publisher's commands. */
export const UNUSED = ['src/**/*.test.ts', 'src/**/tsconfig.json', 'src/build/publish/**'];

/**
 * The version of a build: a hash of the files that the site is made from. Unlike SvelteKit's default, the time of the build,
 * it is the same whenever the same sources are built. `locales` is the folder of the locale files, in or outside `root`.
 */
export function sourceVersion(locales: string, root = '.'): string {
  const hash = createHash('sha256');
  const patterns = [...SOURCES, `${locales}/**/*.json`];
  for (const path of globSync(patterns, { cwd: root, exclude: UNUSED }).sort()) {
    const file = resolve(root, path);
    if (statSync(file).isFile()) hash.update(`${path}\n`).update(readFileSync(file)).update('\n');
  }
  return hash.digest('hex').slice(0, 12);
}
