import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';

/**
 * The version of a build: a hash of its sources. Unlike the time of the build, SvelteKit's default, the same sources
 * give the same files. `locales` is the folder of the locale files.
 */
export function sourceVersion(locales: string): string {
  const hash = createHash('sha256');
  const patterns = ['src/**/*.*', 'static/*', `${locales}/**/*.json`, 'package-lock.json', '*.config.*'];
  for (const path of globSync(patterns).sort()) {
    if (statSync(path).isFile()) hash.update(`${path}\n`).update(readFileSync(path)).update('\n');
  }
  return hash.digest('hex').slice(0, 12);
}
