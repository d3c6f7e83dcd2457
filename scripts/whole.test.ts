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
import { progress } from './progress.ts';
import { writeWhole, type Disk } from './whole.ts';

/** A folder with one file, and what is in it after a step. */
function folder() {
  const root = mkdtempSync(join(tmpdir(), 'whole-'));
  mkdirSync(join(root, 'en'));
  writeFileSync(join(root, 'en/a.json'), 'before');
  const files = new Map(
    ['en/a.json', 'en/b.json', 'fr/a.json'].map((path) => [join(root, path), `new ${path}`]),
  );
  const seen = () =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return path.slice(root.length + 1) + (entry.isDirectory() ? '/' : `=${readFileSync(path, 'utf8')}`);
      })
      .sort();
  return { root, files, seen, before: seen() };
}

const write: Disk['write'] = (path, text) => writeFileSync(path, text);

describe('files are written all or none', () => {
  it('all: what is there is replaced, folders are made, nothing else is left', () => {
    const { files, seen } = folder();
    writeWhole(files);
    expect(seen()).toEqual([
      'en/',
      'en/a.json=new en/a.json',
      'en/b.json=new en/b.json',
      'fr/',
      'fr/a.json=new fr/a.json',
    ]);
  });

  // Two renames for the file that is replaced, one for each of the others.
  it.each([1, 2, 3, 4])('none if rename %i fails', (which) => {
    const { files, seen, before } = folder();
    let count = 0;
    const rename: Disk['rename'] = (from, to) => {
      if (++count === which) throw new Error('no room');
      renameSync(from, to);
    };
    expect(() => writeWhole(files, { write, rename })).toThrow('no room');
    expect(seen()).toEqual(before);
  });

  it.each([1, 2, 3])('none if file %i cannot be written', (which) => {
    const { files, seen, before } = folder();
    let count = 0;
    const failing: Disk['write'] = (path, text) => {
      if (++count === which) throw new Error('no room');
      write(path, text);
    };
    expect(() => writeWhole(files, { write: failing, rename: renameSync })).toThrow('no room');
    expect(seen()).toEqual(before);
  });

  it('none if something stands where a folder should', () => {
    const { root, files, seen } = folder();
    writeFileSync(join(root, 'fr'), 'a file');
    chmodSync(join(root, 'fr'), 0o444);
    const before = seen();
    expect(() => writeWhole(files)).toThrow(/ENOTDIR|EEXIST/);
    expect(seen()).toEqual(before);
  });
});

describe('progress', () => {
  /** What is written of a run of so many steps, each taking so many milliseconds. */
  function run(steps: number, each: number, isTTY: boolean) {
    let [now, written] = [0, ''];
    const step = progress('Aligning', { isTTY, write: (text: string) => (written += text) }, () => now);
    for (let n = 1; n <= steps; n++) {
      now += each;
      step(n, steps);
    }
    return written;
  }

  it('is silent in a short run', () => expect(run(100, 9, true) + run(100, 9, false)).toBe(''));

  it('renews a line on a terminal', () => {
    expect(run(4, 600, true)).toBe(
      '\rAligning: 50 % (2 of 4)\rAligning: 75 % (3 of 4)\rAligning: 100 % (4 of 4)\n',
    );
  });

  it('is a line for every tenth elsewhere', () => {
    const lines = run(1000, 100, false).trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.slice(0, 2)).toEqual(['Aligning: 0 % (10 of 1000)', 'Aligning: 10 % (100 of 1000)']);
  });
});
