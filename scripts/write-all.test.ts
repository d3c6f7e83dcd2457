import {
  chmodSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAll, type Disk } from './write-all.ts';

/** A folder with one file, files to write, and a function that lists what the folder holds. */
function folder() {
  const root = mkdtempSync(join(tmpdir(), 'write-all-'));
  mkdirSync(join(root, 'en'));
  writeFileSync(join(root, 'en/a.json'), 'before');
  const files = new Map(
    ['en/a.json', 'en/b.json', 'fr/a.json'].map((path) => [join(root, path), `new ${path}`]),
  );
  const list = () =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return path.slice(root.length + 1) + (entry.isDirectory() ? '/' : `=${readFileSync(path, 'utf8')}`);
      })
      .sort();
  return { root, files, list, before: list() };
}

const write: Disk['write'] = (path, text) => writeFileSync(path, text);

describe('writeAll', () => {
  it('replaces files, makes folders and leaves no temporary files', () => {
    const { files, list } = folder();
    writeAll(files);
    expect(list()).toEqual([
      'en/',
      'en/a.json=new en/a.json',
      'en/b.json=new en/b.json',
      'fr/',
      'fr/a.json=new fr/a.json',
    ]);
  });

  // The existing file takes two renames, each new one takes one.
  it.each([1, 2, 3, 4])('restores everything if rename %i fails', (which) => {
    const { files, list, before } = folder();
    let count = 0;
    const rename: Disk['rename'] = (from, to) => {
      if (++count === which) throw new Error('no room');
      renameSync(from, to);
    };
    expect(() => writeAll(files, { write, rename })).toThrow('no room');
    expect(list()).toEqual(before);
  });

  it.each([1, 2, 3])('restores everything if file %i cannot be written', (which) => {
    const { files, list, before } = folder();
    let count = 0;
    const failing: Disk['write'] = (path, text) => {
      if (++count === which) throw new Error('no room');
      write(path, text);
    };
    expect(() => writeAll(files, { write: failing, rename: renameSync })).toThrow('no room');
    expect(list()).toEqual(before);
  });

  it('writes nothing if a file has the name of a folder that it needs', () => {
    const { root, files, list } = folder();
    writeFileSync(join(root, 'fr'), 'a file');
    chmodSync(join(root, 'fr'), 0o444);
    const before = list();
    expect(() => writeAll(files)).toThrow(/ENOTDIR|EEXIST/);
    expect(list()).toEqual(before);
  });
});
