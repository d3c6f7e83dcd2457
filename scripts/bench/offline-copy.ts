import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Bytes that a host sends for the offline copy: every file in the list of the built service worker, as brotli where the
 * build has made that. Throws if the worker has no list or names a file that was not built.
 */
export function offlineCopy(folder: string): { files: number; bytes: number } {
  const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8');
  const urls = [...worker.matchAll(/\{"url":("(?:[^"\\]|\\.)*"),"revision":/g)].map(
    ([, url = '']) => JSON.parse(url) as string,
  );
  if (!urls.length) throw new Error(`${folder}/service-worker.js has no list of files.`);
  const sizes = urls.map((url) => {
    const path = join(folder, decodeURIComponent(url).replace(/(^|\/)$/, '$1index.html'));
    return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
  });
  return { files: urls.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
