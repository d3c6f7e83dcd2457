import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Files } from './check.ts';
import type { Diagnostic } from './diagnostics.ts';

/** The locale files under a folder, and what is wrong before any of them is looked into. */
export type Folder = { files: Files; problems: Diagnostic[] };

/** Whether a path among the locale files is that of a paper: not of the interface, nor of how a paper is read or converted. */
export const isPaper = (path: string) => !/(^|\/)ui\.json$|\.(pinyin|phrases)\.json$/.test(path);

const KNOWN = /^(paper\.schema\.json|[^/]+\/[^/]+\.json)$/;

/**
 * Reads the locale files under a folder: `<lang>/<name>.json`, UTF-8; a byte order mark at the start is no fault. JSON
 * in any other place, a folder without any, and what cannot be read are problems: they would be left out without a word.
 */
export function readFolder(root: string): Folder {
  const files: Files = new Map();
  const problems: Diagnostic[] = [];
  const problem = (path: string, expected: string, found: string) =>
    problems.push({ file: `${root}/${path}`, key: '(whole file)', expected, found });
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  for (const path of paths) {
    if (path.split('/').some((name) => name.startsWith('.'))) continue;
    try {
      const isFolder = statSync(join(root, path)).isDirectory();
      if (isFolder && !path.includes('/') && !paths.some((other) => other.startsWith(`${path}/`))) {
        problem(path, 'a file <paper>.json in the folder of a language', 'an empty folder');
      } else if (/\.json$/i.test(path) && (isFolder || !KNOWN.test(path))) {
        problem(
          path,
          `a file ${root}/<language>/<paper>.json`,
          isFolder ? 'a folder' : 'a file in another place',
        );
      } else if (!isFolder && path.includes('/') && KNOWN.test(path)) {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(root, path)));
        files.set(path, text);
      }
    } catch (error) {
      const reason =
        error instanceof TypeError ? 'bytes that are not UTF-8' : String((error as Error).message);
      problem(path, 'a text file in UTF-8', reason);
    }
  }
  return { files, problems };
}
