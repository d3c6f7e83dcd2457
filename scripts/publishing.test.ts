import type { PaperFile } from '../src/lib/document/types.ts';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it, vi } from 'vitest';
import { checkLocales } from '../src/build/locales/check.ts';
import { readFolder } from '../src/build/locales/read.ts';

const SLUG = 'new-security-concept';

/** A copy of the locale files, and the two commands run over it. */
function desk() {
  const root = mkdtempSync(join(tmpdir(), 'locales-'));
  cpSync('locales', root, { recursive: true });
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
  /** Everything in the folder, by name and content. */
  const all = () =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return { root, put, run, read, all };
}

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

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

describe('npm run paper', () => {
  it('says how it is used, without words or with wrong ones', () => {
    const { run } = desk();
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

  it('imports two texts: locale files, valid, with the places to read over', () => {
    const { root, put, run, read, all } = desk();
    const words = [`en=${put('tides.txt', ENGLISH)}`, put('tides.fr.txt', FRENCH)];
    const asked = run('paper', 'import', 'tides', ...words);
    expect(asked.status).toBe(1);
    expect(asked.err).toContain(
      'tides  is not known well enough for its page; missing is\n    en: issuer, occasion, date, source, standing\n',
    );
    const before = all();
    const { status, out } = run('paper', 'import', 'tides', ...words, ...ABOUT);
    expect(out).toContain(
      'wrote  locales/en/tides.json\nwrote  locales/fr/tides.json\n\nOne place to read over:\n  the-fall.p1  3 sentences in en (',
    );
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
      '\nlocales/en/tides.json, locales/fr/tides.json  are there already.\n    To replace: the same command with the word "replace" at its end.\n\nNothing was written.\n',
    ]);
    const replaced = run('paper', 'import', 'tides', ...words, 'replace');
    expect(replaced.out).toContain('replaced  locales/en/tides.json');
    expect(replaced.out).toContain('what the sources do not have was kept: about');
  });

  it('adds a language to a paper that is there', () => {
    const { put, run, read, all } = desk();
    const [en, fr] = [put('tides.en.txt', ENGLISH), put('tides.fr.txt', FRENCH)];
    expect(
      run('paper', 'import', 'tides', en, ...ABOUT.filter((word) => !word.startsWith('fr.'))).status,
    ).toBe(0);
    const english = all().find(([path]) => path === 'en/tides.json');
    const { status, out } = run('paper', 'import', 'tides', fr, ...ABOUT);
    expect(status, out).toBe(0);
    expect(all().find(([path]) => path === 'en/tides.json')).toEqual(english);
    expect(read('fr/tides.json').text['the-rise']).toMatchObject({
      list1: { i2: { s1: 'puis les marches.' } },
    });
  });

  it.each(['tmx', 'csv', 'md'])('gives a paper out as %s, and takes it in again as it was', (format) => {
    const { root, run, all } = desk();
    const before = all();
    const out = join(root, '..', `${root.split('-').at(-1)}-out`);
    expect(run('paper', 'export', SLUG, format, out).status).toBe(0);
    const files = readdirSync(out).map((name) => join(out, name));
    expect(files).toHaveLength(format === 'md' ? 3 : 1);
    const { status, err } = run('paper', 'import', SLUG, ...files, '--replace');
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(all()).toEqual(before);
    expect(run('paper', 'export', SLUG, format, out).err).toContain('there already');
    expect(run('paper', 'export', 'tides', format).err).toBe(
      `\nThere is no paper "tides" in locales.\n    There are: ${SLUG}\n\nNothing was written.\n`,
    );
  });

  it('begins a paper: a text to fill in for each language, which is none until it is filled in', () => {
    const { root, run, read } = desk();
    const { out } = run('paper', 'new', 'tides', 'en', 'ar');
    expect(out).toBe(
      'wrote  locales/en/tides.md\nwrote  locales/ar/tides.md\n\nFill them in, then: npm run paper import tides\n',
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
    expect(run('paper', 'new', 'tides').err).toContain('There is a paper "tides" already.');
  });

  it('writes nothing when anything is wrong', () => {
    const { root, put, run, all } = desk();
    const good = put('a.en.txt', ENGLISH);
    const before = all();
    const wrong: [string[], string][] = [
      [[good, put('b.fr.txt', FRENCH.replace('2. La descente\n\n', ''))], 'has 1 section, and'],
      [
        [good, put('c.fr.txt', FRENCH.replace('vase', 'va\u0007se'))],
        'no control characters, and whole ones',
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
    // A file stands where the folder of a language should be: the English is not written either.
    writeFileSync(join(root, 'fr'), '');
    expect(run('paper', 'import', 'tides', good, put('e.fr.txt', FRENCH), ...ABOUT).status).toBe(1);
    expect(existsSync(join(root, 'en/tides.json'))).toBe(false);
    expect(all().filter(([path]) => path !== 'fr')).toEqual(before);
  });
});

describe('npm run locales', () => {
  it('shows how much of each paper each language has, and writes nothing', () => {
    const { run, all } = desk();
    const before = all();
    expect(run('locales')).toEqual({
      status: 0,
      out: `paper                 language  there         gaps
${SLUG}  en        63/63  100 %
${SLUG}  zh-Hans   63/63  100 %
${SLUG}  zh-Hant   63/63  100 %
(interface)           en               100 %
(interface)           zh-Hans          100 %
(interface)           zh-Hant          100 %
`,
      err: '',
    });
    expect(all()).toEqual(before);
    expect(run('locales', 'old').err).toContain('npm run locales new <language>');
    expect(run('locales', 'new', 'xq').err).toContain('names a language by "xq", which is not known.');
    expect(run('locales', 'new', 'en').err).toContain('"en" is the base language');
  });

  it('says what is wrong, and counts the rest', () => {
    const { root, run } = desk();
    writeFileSync(join(root, 'zh-Hans/ui.json'), '{');
    const { status, out, err } = run('locales');
    expect(status).toBe(1);
    expect(err).toContain('1 problem in the locale files\n\nlocales/zh-Hans/ui.json:1  (JSON)');
    expect(out).toMatch(/\(interface\) +zh-Hans +wrong/);
    expect(out).toContain('zh-Hans   63/63  100 %');
  });

  it('gives a translator tables to fill in; the locale files are right at every moment', () => {
    const { root, run, read } = desk();
    expect(run('locales', 'fill', 'pl').err).toContain('There is no table in locales/pl.');
    expect(run('locales', 'new', 'pl').out).toContain(
      'wrote  locales/pl/ui.csv\nwrote  locales/pl/new-security-concept.csv',
    );
    const sound = () => {
      const { files, problems } = readFolder(root);
      expect([...problems, ...checkLocales(files, root)]).toEqual([]);
    };
    const fill = (name: string, words: (id: string, english: string) => string) => {
      const path = join(root, 'pl', `${name}.csv`);
      const rows = parse(readFileSync(path, 'utf8'), { bom: true }) as unknown as string[][];
      const filled = rows.map(([id = '', en = '', pl = ''], n) => [id, en, n && !pl ? words(id, en) : pl]);
      writeFileSync(path, stringify(filled, { bom: true }));
    };
    sound();
    expect(run('locales', 'fill', 'pl').out).toContain(
      `${SLUG}: 0 of 63 filled in; no file yet, it waits for: title, about.issuer`,
    );
    expect(existsSync(join(root, 'pl/ui.json'))).toBe(false);

    fill(SLUG, (id, en) =>
      /^(title|about\.(issuer|occasion)|text\.policy\.p[12]\.|glossary\.cold-war)/.test(id) ? en : '',
    );
    fill('ui', (id) => (id.startsWith('site.') ? 'Słowa' : ''));
    const some = run('locales', 'fill', 'pl');
    expect(some.out).toMatch(
      /: 4 of 63 filled in\nui: 4 of \d{3} filled in; no file yet, it waits for: head\.shelf, /,
    );
    expect(some.out).toContain(
      'entries of the glossary that wait for their words, or for the sentence with their form: cold-war',
    );
    expect(read(`pl/${SLUG}.json`).glossary).toBeUndefined();
    expect(read(`pl/${SLUG}.json`).about).toMatchObject({ standing: 'unofficial', date: '2002-07-31' });
    sound();

    fill(SLUG, (id, en) => (/^(text|glossary)\./.test(id) ? en : ''));
    fill('ui', (_, en) => en);
    expect(run('locales', 'fill', 'pl').out).toMatch(/: 63 of 63 filled in\nui: (\d{3}) of \1 filled in\n/);
    expect(read(`pl/${SLUG}.json`).glossary).toHaveProperty('cold-war');
    sound();
    expect(run('locales').out).toMatch(/\(interface\) +pl +100 %/);

    const path = join(root, `pl/${SLUG}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('I. Introduction', 'I. Wstęp'));
    const lost = run('locales', 'fill', 'pl');
    expect([lost.status, lost.out]).toEqual([1, '']);
    expect(lost.err).toContain(
      'Words that are there are not in the tables:\n    locales/pl/new-security-concept.json  text.introduction.heading: "I. Wstęp"',
    );
    expect(run('locales', 'fill', 'pl', 'replace').status).toBe(0);
    expect(run('locales', 'new', 'pl').out).toContain('kept   locales/pl/ui.csv, which is there already');
  });
});

describe('docs/publishing.md', () => {
  it('prints what it says, command by command', () => {
    const page = readFileSync('docs/publishing.md', 'utf8');
    const fences = [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, kind = '', text = '']) => ({
      kind,
      text,
    }));
    const { root, run } = desk();
    const texts = mkdtempSync(join(tmpdir(), 'texts-'));
    const [english = '', french = ''] = fences.filter(({ kind }) => kind === 'text').map(({ text }) => text);
    writeFileSync(join(texts, 'tides.en.txt'), english);
    writeFileSync(join(texts, 'tides.fr.txt'), french);
    const commands = fences.flatMap(({ kind, text }, n) => {
      const [, script, words] = /^npm run (paper|locales)(.*)\n$/.exec(kind === 'sh' ? text : '') ?? [];
      return script
        ? [{ script: script as 'paper' | 'locales', words: words ?? '', said: fences[n + 1] }]
        : [];
    });
    expect(commands).toHaveLength(3);
    for (const { script, words, said } of commands) {
      if (words.endsWith('replace')) {
        const changed = french.replace('là, et les oiseaux', 'là. Les oiseaux');
        expect(changed).not.toBe(french);
        writeFileSync(join(texts, 'tides.fr.txt'), changed);
      }
      if (script === 'locales')
        for (const path of globSync(join(root, '*/new-security-concept*'))) rmSync(path);
      const { out, err } = run(script, ...words.replaceAll('texts/', `${texts}/`).split(' ').filter(Boolean));
      expect(err).toBe('');
      expect(said).toEqual({ kind: 'console', text: out.replaceAll(`${texts}/`, 'texts/') });
    }
  });
});

describe('npm run traditional', () => {
  it('writes what it has written before', () => {
    const { run, all } = desk();
    const before = all();
    const { status, out } = run('traditional');
    expect(status).toBe(0);
    expect(out).toContain(`locales/zh-Hant/${SLUG}.json\n`);
    expect(all()).toEqual(before);
  });

  it('leaves a translation by hand alone, says so, and writes nothing', () => {
    const { root, run, read, all } = desk();
    const paper = read(`zh-Hant/${SLUG}.json`);
    const byHand = JSON.stringify(paper, null, 2).replaceAll(
      /[\p{Script=Han}]{2,}/gu,
      (words) => `${words}矣`,
    );
    writeFileSync(join(root, `zh-Hant/${SLUG}.json`), byHand);
    writeFileSync(join(root, 'zh-Hant/ui.json'), '{}');
    const before = all();
    const { status, err } = run('traditional');
    expect(status).toBe(1);
    expect(err).toMatch(
      /zh-Hant\/new-security-concept\.json {2}\(the whole file\)\n.*keep what is yours elsewhere/,
    );
    expect(err).toMatch(/a text by hand: 0 of \d+ texts are what the conversion makes/);
    expect(all()).toEqual(before);
  });
});
