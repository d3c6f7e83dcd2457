import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkLocales } from '../src/build/locales/check.ts';
import { readFolder } from '../src/build/locales/read.ts';
import { SLUG, workspace } from './workspace.ts';

const ENGLISH = `On Tides

1. The rise

Twice a day the water comes. It asks nobody.

-- first the mud;
-- then the stairs.

2. The fall

Then it goes. The mud is there again. Birds come.
`;
const FRENCH = `Des marées

1. La montée

Deux fois par jour, l’eau vient. Elle ne demande rien à personne.

-- d’abord la vase ;
-- puis les marches.

2. La descente

Puis elle s’en va. La vase est de nouveau là, et les oiseaux viennent.
`;
const ABOUT = ['issuer=The Harbour Office', 'fr.issuer=Le bureau du port', 'occasion=Yearly meeting', 'date=1999-03-01', 'source=https://example.org/tides', 'standing=original', 'fr.standing=unofficial']; // prettier-ignore

// Each command is a process of its own, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

describe('npm run paper', () => {
  it('prints its usage without arguments or with wrong ones', () => {
    const { run } = workspace();
    for (const words of [
      [],
      ['impart', 'tides'],
      ['import'],
      ['export', SLUG],
      ['export', SLUG, 'pdf'],
      ['--force'],
    ]) {
      const { status, out, err } = run('paper', ...words);
      expect([status, out]).toEqual([1, '']);
      expect(err).toContain('npm run paper import <paper>');
    }
    expect(run('paper', 'new', 'About Tides').err).toContain('"About Tides" cannot be the name of a paper.');
  });

  it('imports two texts as valid locale files and lists the places to check', () => {
    const { root, put, run, read, all } = workspace();
    const words = [`en=${put('tides.txt', ENGLISH)}`, put('tides.fr.txt', FRENCH)];
    const incomplete = run('paper', 'import', 'tides', ...words);
    expect(incomplete.status).toBe(1);
    expect(incomplete.err).toContain(
      'tides  is not known well enough for its page; missing is\n    en: issuer, occasion, date, source, standing\n',
    );
    const before = all();
    const { status, out } = run('paper', 'import', 'tides', ...words, ...ABOUT);
    expect(out).toContain('wrote  locales/en/tides.json\nwrote  locales/fr/tides.json\n\nfr: 8 pairs, ');
    expect(read('fr/tides.json').text['the-fall']).toMatchObject({
      p1: { s1: 'Puis elle s’en va.', s2: 'La vase est de nouveau là, et les oiseaux viennent.' },
    });
    expect(status).toBe(0);
    expect(Object.keys(read('fr/tides.json').text)).toEqual(['the-rise', 'the-fall']);
    expect(read('fr/tides.json').about).toMatchObject({
      issuer: 'Le bureau du port',
      standing: 'unofficial',
    });
    expect(checkLocales(readFolder(root).files)).toEqual([]);
    expect(all()).toHaveLength(before.length + 2);
    const again = run('paper', 'import', 'tides', ...words, ...ABOUT);
    expect([again.status, again.err]).toEqual([
      1,
      '\nlocales/en/tides.json, locales/fr/tides.json  already exist.\n    To replace them, add the word "replace" at the end of the command.\n\nNothing was written.\n',
    ]);
    const replaced = run('paper', 'import', 'tides', ...words, 'replace');
    expect(replaced.out).toContain('replaced  locales/en/tides.json');
    expect(replaced.out).toContain('what the sources do not have was kept: about');
  });

  it('takes titles from the command', () => {
    const { put, run, read } = workspace();
    const words = [put('tides.en.txt', ENGLISH.slice(10)), put('tides.fr.txt', FRENCH.slice(12)), ...ABOUT];
    expect(run('paper', 'import', 'tides', ...words).err).toContain('has no title');
    const { out } = run('paper', 'import', 'tides', ...words, 'title=On Tides', 'fr.title=Des marées');
    expect(out).not.toContain('title=…');
    expect([read('en/tides.json').title, read('fr/tides.json').title]).toEqual(['On Tides', 'Des marées']);
    expect(run('paper', 'import', 'tides', ...words, 'title=Tides', 'replace').out).toContain(
      'title=…  is the title in en, fr: name each with its language',
    );
  });

  it('says what is wrong with a file that cannot be read, and with a word that is no field', () => {
    const { root, run } = workspace();
    expect(run('paper', 'import', 'tides', `en=${root}`).err).toContain(
      'cannot be read (EISDIR).\n    It is a folder: name the files in it.',
    );
    expect(run('paper', 'import', 'tides', 'autor=Ann Lee').err).toContain(
      'autor=Ann Lee  begins with "autor", which is no field and no language.\n    Fields: title, issuer,',
    );
  });

  it.skipIf(!existsSync('/dev/full'))('fails if its messages cannot be written', () => {
    const { root, put } = workspace();
    const words = [
      'scripts/paper.ts',
      'import',
      'tides',
      put('tides.en.txt', ENGLISH),
      ...ABOUT.slice(0, 1),
      ...ABOUT.slice(2, -1),
    ];
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      env: { ...process.env, LOCALES: root },
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect(stderr).toContain('The messages could not be written (ENOSPC). Everything else was done.');
    expect([status, existsSync(join(root, 'en/tides.json'))]).toEqual([1, true]);
  });

  it('adds a language to an existing paper', () => {
    const { put, run, read, all } = workspace();
    const [en, fr] = [put('tides.en.txt', ENGLISH), put('tides.fr.txt', FRENCH)];
    expect(
      run('paper', 'import', 'tides', en, ...ABOUT.filter((word) => !word.startsWith('fr.'))).status,
    ).toBe(0);
    const english = all().find(([path]) => path === 'en/tides.json');
    const { status, out } = run('paper', 'import', 'tides', fr, ...ABOUT);
    expect(status, out).toBe(0);
    // French has one sentence for two of the English ones, which become one segment and keep their key.
    expect(all().find(([path]) => path === 'en/tides.json')).not.toEqual(english);
    expect(read('en/tides.json').text['the-fall']).toMatchObject({
      p1: { s1: 'Then it goes.', s2: 'The mud is there again. Birds come.' },
    });
    const oneByOne = all();
    expect(run('paper', 'import', 'tides', en, fr, ...ABOUT, 'replace').status).toBe(0);
    expect(all()).toEqual(oneByOne);
    expect(read('fr/tides.json').text['the-rise']).toMatchObject({
      list1: { i2: { s1: 'puis les marches.' } },
    });
  });

  it('imports a paper without English, keeps its base language, and rejects an unknown one', () => {
    const { root, put, run, read } = workspace();
    const [en, fr] = [put('tides.en.txt', ENGLISH), put('tides.fr.txt', FRENCH)];
    const about = ABOUT.filter((word) => !word.startsWith('fr.'));
    const bad = (...words: string[]) => run('paper', 'import', 'tides', fr, ...about, ...words).err;
    expect(bad('base=xq')).toContain('base=xq  names a language by "xq", which is not known.');
    expect(bad('base=de')).toContain('has no text in "de", the base language; found fr.');
    expect(run('paper', 'import', 'tides', en, fr, ...about, '--base', 'fr').out).toContain(
      'http://localhost:4173/tides/fr/en/',
    );
    expect([read('fr/tides.json').base, read('en/tides.json').base]).toEqual([true, undefined]);
    for (const path of ['fr/tides.json', 'en/tides.json']) rmSync(join(root, path));
    expect(run('paper', 'import', 'tides', fr, ...about).out).toContain('http://localhost:4173/tides/fr/');
    expect(read('fr/tides.json').base).toBeUndefined();
    // The French file is only marked, so that it needs no "replace".
    const added = run('paper', 'import', 'tides', en, ...about);
    expect(added.err).toBe('');
    expect(added.out).toContain('wrote  locales/en/tides.json\nreplaced  locales/fr/tides.json\n');
    expect(added.out).toContain('http://localhost:4173/tides/fr/en/');
    expect(read('fr/tides.json').base).toBe(true);
    expect(Object.keys(read('en/tides.json').text)).toEqual(['la-montee', 'la-descente']);
    expect(checkLocales(readFolder(root).files)).toEqual([]);
    expect(bad('base=en', 'replace')).toContain('expected fr, found en.');
    expect(run('paper', 'new', 'tides', 'ar').err).toContain('The paper "tides" already exists.');
  });

  it.each(['tmx', 'csv', 'md'])('exports a paper as %s and imports the same paper from it', (format) => {
    const { root, run, all } = workspace();
    const before = all();
    const out = join(root, '..', `${root.split('-').at(-1)}-out`);
    expect(run('paper', 'export', SLUG, format, out).status).toBe(0);
    const files = readdirSync(out).map((name) => join(out, name));
    expect(files).toHaveLength(format === 'md' ? 3 : 1);
    const { status, err } = run('paper', 'import', SLUG, ...files, '--replace');
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(all()).toEqual(before);
    expect(run('paper', 'export', SLUG, format, out).err).toContain('already exist');
    expect(run('paper', 'export', 'tides', format).err).toBe(
      `\nThere is no paper "tides" in locales.\n    Existing papers: ${SLUG}\n\nNothing was written.\n`,
    );
  });

  it('writes a template for each language, which is no paper until it is filled in', () => {
    const { root, run, read } = workspace();
    const { out } = run('paper', 'new', 'tides', 'en', 'ar');
    expect(out).toBe(
      'wrote  locales/en/tides.md\nwrote  locales/ar/tides.md\n\nFill them in, then run: npm run paper import tides\n',
    );
    expect(run('locales').status).toBe(0);
    expect(run('paper', 'import', 'tides').err).toContain('locales/ar/tides.md  has no title.');
    for (const [lang, title] of [
      ['en', 'Tides'],
      ['ar', 'المد'],
    ] as const) {
      const path = join(root, lang, 'tides.md');
      let text = readFileSync(path, 'utf8');
      for (const [field, value] of [
        ['issuer', 'X'],
        ['occasion', 'Y'],
        ['date', '1999-03-01'],
        ['source', 'https://example.org'],
        ['standing', 'original'],
      ]) {
        // prettier-ignore
        text = text.replace(`\n${field}:\n`, `\n${field}: ${value}\n`);
      }
      writeFileSync(path, text.replace('\n#\n', `\n# ${title}\n`).replace('\n##\n', '\n## 1. Rise\n\nIt.\n'));
    }
    expect(run('paper', 'import', 'tides').status).toBe(0);
    expect(read('ar/tides.json').title).toBe('المد');
    expect(run('paper', 'new', 'tides').err).toContain('The paper "tides" already exists.');
    expect(run('paper', 'new', 'ebb', 'fr').out).toContain('wrote  locales/fr/ebb.md\n\nFill');
  });

  it('writes nothing if there is any problem', () => {
    const { root, put, run, all } = workspace();
    const good = put('a.en.txt', ENGLISH);
    const before = all();
    const wrong: [string[], string][] = [
      [
        [good, put('c.fr.txt', FRENCH.replace('vase', 'va\u0007se'))],
        'a text without control characters or broken characters',
      ],
      [[good, `xq=${put('d.txt', FRENCH)}`], 'names a language by "xq", which is not known.'],
      [[good, 'no/such.fr.txt'], 'no/such.fr.txt  cannot be read (ENOENT).'],
      [[good, 'de.issuer=X'], 'de.issuer=…  is of "de", which no file is in.'],
    ];
    for (const [words, sentence] of wrong) {
      const { status, out, err } = run(
        'paper',
        'import',
        'tides',
        ...words,
        ...ABOUT.filter((word) => !word.startsWith('fr.')),
      );
      expect([status, out], err).toEqual([1, '']);
      expect(err).toContain(sentence);
      expect(err).toContain('Nothing was written');
      expect(err).not.toMatch(/^\s+at /m);
    }
    // A file has the name of a language folder: the English is not written either.
    writeFileSync(join(root, 'fr'), '');
    expect(run('paper', 'import', 'tides', good, put('e.fr.txt', FRENCH), ...ABOUT).status).toBe(1);
    expect(existsSync(join(root, 'en/tides.json'))).toBe(false);
    expect(all().filter(([path]) => path !== 'fr')).toEqual(before);
  });
});
