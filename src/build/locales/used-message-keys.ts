import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The keys of the interface's strings that the code under a folder names, as `t('site.skip')`: those that the base
 * language's interface must have.
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
