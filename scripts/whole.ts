import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync, type PathLike } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What `writeWhole` does on the disk. */
export type Disk = {
  write(path: string, text: string): void;
  rename(from: PathLike, to: PathLike): void;
};

const DISK: Disk = { write: (path, text) => writeFileSync(path, text, { flag: 'wx' }), rename: renameSync };

/**
 * Writes files, all or none: each under another name beside its place first, then all are renamed. If anything fails,
 * what was there before is there again, folders included, and the error is thrown.
 */
export function writeWhole(files: Map<string, string>, disk: Disk = DISK): void {
  const undo: (() => unknown)[] = [];
  const mark = `${process.pid}-${Date.now()}`;
  // A name that begins with a dot is no locale file: a build beside this sees none of it.
  const beside = (path: string, kind: string) => join(dirname(path), `.${basename(path)}.${mark}.${kind}`);
  try {
    for (const [path, text] of files) {
      for (const folder of missing(dirname(path))) {
        mkdirSync(folder);
        undo.push(() => rmdirSync(folder));
      }
      undo.push(() => existsSync(beside(path, 'new')) && rmSync(beside(path, 'new')));
      disk.write(beside(path, 'new'), text);
    }
    for (const path of files.keys()) {
      if (existsSync(path)) {
        disk.rename(path, beside(path, 'old'));
        undo.push(() => renameSync(beside(path, 'old'), path));
      }
      disk.rename(beside(path, 'new'), path);
      undo.push(() => rmSync(path));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
  for (const path of files.keys()) rmSync(beside(path, 'old'), { force: true });
}

/** The folders on the way to one that are not there, the outermost first. */
function missing(folder: string): string[] {
  return existsSync(folder) ? [] : [...missing(dirname(folder)), folder];
}
