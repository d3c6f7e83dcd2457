// Shared by the tests of the publishing commands.
import type { PaperFile } from '../src/lib/document/types.ts';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const SLUG = 'new-security-concept';

/**
 * Copies the locale files into a temporary folder. Returns the folder and functions that run the publishing commands on
 * it and look at the result.
 */
export function workspace() {
  const root = mkdtempSync(join(tmpdir(), 'locales-'));
  cpSync('locales', root, { recursive: true });
  /** Writes a text beside the folder and returns its path. */
  const put = (name: string, text: string) => {
    const path = join(root, '..', `${root.split('-').at(-1)}-${name}`);
    writeFileSync(path, text);
    return path;
  };
  const run = (script: 'locales' | 'paper' | 'traditional', ...words: string[]) => {
    const env = { ...process.env, LOCALES: root };
    const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...words], {
      encoding: 'utf8',
      env,
    });
    return { status, out: stdout.replaceAll(root, 'locales'), err: stderr.replaceAll(root, 'locales') };
  };
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as PaperFile;
  /** Name and content of every file in the folder. */
  const all = () =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return { root, put, run, read, all };
}
