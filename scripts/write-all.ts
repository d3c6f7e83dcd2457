import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync, type PathLike } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The file operations of `writeAll`. Tests pass some that fail. */
export type Disk = {
  write(path: string, text: string): void;
  rename(from: PathLike, to: PathLike): void;
};

const DISK: Disk = { write: (path, text) => writeFileSync(path, text, { flag: 'wx' }), rename: renameSync };

/**
 * Writes all files or none: writes each under a temporary name in its folder, then renames them all. If anything fails,
 * restores files and folders as they were and throws the error.
 */
export function writeAll(files: Map<string, string>, disk: Disk = DISK): void {
  const undo: (() => unknown)[] = [];
  const mark = `${process.pid}-${Date.now()}`;
  // A build that runs meanwhile ignores these: names of locale files do not begin with a dot.
  const temporary = (path: string, kind: 'new' | 'old') =>
    join(dirname(path), `.${basename(path)}.${mark}.${kind}`);
  try {
    for (const [path, text] of files) {
      for (const folder of missing(dirname(path))) {
        mkdirSync(folder);
        undo.push(() => rmdirSync(folder));
      }
      undo.push(() => existsSync(temporary(path, 'new')) && rmSync(temporary(path, 'new')));
      disk.write(temporary(path, 'new'), text);
    }
    for (const path of files.keys()) {
      if (existsSync(path)) {
        disk.rename(path, temporary(path, 'old'));
        undo.push(() => renameSync(temporary(path, 'old'), path));
      }
      disk.rename(temporary(path, 'new'), path);
      undo.push(() => rmSync(path));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
  for (const path of files.keys()) rmSync(temporary(path, 'old'), { force: true });
}

/** The folders of a path that do not exist, outermost first. */
function missing(folder: string): string[] {
  return existsSync(folder) ? [] : [...missing(dirname(folder)), folder];
}
