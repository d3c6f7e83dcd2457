import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from './diagnostics.ts';

/** The text of each locale file by its path in the folder, such as `en/ui.json`. */
export type Files = Map<string, string>;

/** The locale files in a folder, and the problems that were found before parsing them. */
export type Folder = { files: Files; problems: Diagnostic[] };

/** True if a path among the locale files is a paper's: not the interface, pinyin overrides or conversion corrections. */
export const isPaper = (path: string) => !/(^|\/)ui\.json$|\.(pinyin|phrases)\.json$/.test(path);

const EXPECTED_PATH = /^(paper\.schema\.json|[^/]+\/[^/]+\.json)$/;

/**
 * Reads the locale files in a folder: `<lang>/<name>.json` in UTF-8, without the byte order mark if there is one. Reports JSON
 * files in other places, empty language folders and unreadable files as problems, because they would otherwise be ignored silently.
 */
export function readFolder(root: string): Folder {
  const files: Files = new Map();
  const problems: Diagnostic[] = [];
  const addProblem = (path: string, expected: string, found: string) =>
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
        addProblem(path, 'a file <paper>.json in the folder of a language', 'an empty folder');
      } else if (/\.json$/i.test(path) && (isFolder || !EXPECTED_PATH.test(path))) {
        addProblem(
          path,
          `a file ${root}/<language>/<paper>.json`,
          isFolder ? 'a folder' : 'a file in another place',
        );
      } else if (!isFolder && path.includes('/') && EXPECTED_PATH.test(path)) {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(root, path)));
        // The decoder has removed one mark. Programs that do not know of it add another.
        files.set(path, text.replace(/^\uFEFF+/, ''));
      }
    } catch (error) {
      const reason =
        error instanceof TypeError ? 'bytes that are not UTF-8' : String((error as Error).message);
      addProblem(path, 'a text file in UTF-8', reason);
    }
  }
  return { files, problems };
}
