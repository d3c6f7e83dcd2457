import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns the keys of the interface messages that the code in a folder uses, such as `t('site.skip')`. Reads literal keys
 * only; tests are left out.
 */
export function usedMessageKeys(folder: string): string[] {
  const sources = globSync('**/*.{ts,svelte}', { cwd: folder }).filter((path) => !path.endsWith('.test.ts'));
  const keys = sources.flatMap((path) => {
    const calls = readFileSync(join(folder, path), 'utf8').matchAll(/\bt\(([^;]*?)\)/g);
    return [...calls].flatMap(([, inside]) =>
      [...(inside ?? '').matchAll(/'([a-z]\w*(?:\.\w+)+)'/g)].map(([, key]) => key),
    );
  });
  return [...new Set(keys.filter((key) => key !== undefined))].sort();
}
