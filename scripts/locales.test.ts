import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it, vi } from 'vitest';
import { checkLocales } from '../src/build/locales/check.ts';
import { readFolder } from '../src/build/locales/read.ts';
import { SLUG, workspace } from './workspace.ts';

// Each command is a process of its own, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

describe('npm run locales', () => {
  it('shows how complete each language is and writes nothing', () => {
    const { run, all } = workspace();
    const before = all();
    expect(run('locales')).toEqual({
      status: 0,
      out: `paper                 language   done         gaps
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
    expect(run('locales', 'new', 'en').err).toContain(
      '"en" is the base language of all papers and of the interface',
    );
  });

  it('reports invalid files and counts the valid ones', () => {
    const { root, run } = workspace();
    writeFileSync(join(root, 'zh-Hans/ui.json'), '{');
    const { status, out, err } = run('locales');
    expect(status).toBe(1);
    expect(err).toContain('1 problem in the locale files\n\nlocales/zh-Hans/ui.json:1  (JSON)');
    expect(out).toMatch(/\(interface\) +zh-Hans +invalid/);
    expect(out).toMatch(/zh-Hans +63\/63 +100 %/);
  });

  it('counts and translates a paper without English against its own base language', () => {
    const { root, put, run } = workspace();
    for (const path of globSync(join(root, '*/new-security-concept*'))) rmSync(path);
    const text = put('ebb.zh-Hans.txt', '潮汐\n\n一、退潮\n\n水来了。');
    const about = ['issuer=X', 'occasion=Y', 'date=1999-03-01', 'source=https://example.org', 'standing=original']; // prettier-ignore
    expect(run('paper', 'import', 'ebb', text, ...about).err).toBe('');
    expect(run('locales', 'new', 'zh-Hans').out).toContain('wrote  locales/zh-Hans/ui.csv\n\n');
    rmSync(join(root, 'zh-Hans/ui.csv'));
    expect(run('locales', 'new', 'en').out).toContain('wrote  locales/en/ebb.csv\n\n');
    const path = join(root, 'en/ebb.csv');
    const table = readFileSync(path, 'utf8');
    expect(table).toMatch(/^\ufeffid,zh-Hans,en\ntitle,潮汐,\n/);
    writeFileSync(
      path,
      table.replace(/^((?:title|about.(?:issuer|occasion)|text.*p1.s1),[^,]*),$/gm, '$1,x'),
    );
    const filled = run('locales', 'fill', 'en');
    expect([filled.err, filled.out]).toEqual([
      '',
      'wrote  locales/en/ebb.json\nreplaced  locales/zh-Hans/ebb.json\nebb: 1 of 2 filled in\n',
    ]);
    expect(run('locales').out).toMatch(
      /^paper.*\nebb +zh-Hans +2\/2 +100 %\nebb +en +1\/2 +50 % {2}section-1.heading\n/,
    );
    expect(run('locales').status).toBe(0);
    writeFileSync(join(root, 'zh-Hans/ebb.json'), '{ "base": true, "title": 1 }');
    expect(run('locales').out).not.toContain('ebb  ');
    expect(run('locales', 'new', 'fr').err).toContain('locales/zh-Hans/ebb.json:1  title');
  });

  it('writes tables for a translator and keeps the locale files valid whenever they are imported', () => {
    const { root, run, read } = workspace();
    expect(run('locales', 'fill', 'pl').err).toContain('There are no tables in locales/pl.');
    expect(run('locales', 'new', 'pl').out).toContain(
      'wrote  locales/pl/ui.csv\nwrote  locales/pl/new-security-concept.csv',
    );
    const expectValid = () => {
      const { files, problems } = readFolder(root);
      expect([...problems, ...checkLocales(files, root)]).toEqual([]);
    };
    const fill = (name: string, words: (id: string, english: string) => string) => {
      const path = join(root, 'pl', `${name}.csv`);
      const rows = parse(readFileSync(path, 'utf8'), { bom: true }) as unknown as string[][];
      const filled = rows.map(([id = '', en = '', pl = ''], n) => [id, en, n && !pl ? words(id, en) : pl]);
      writeFileSync(path, stringify(filled, { bom: true }));
    };
    expectValid();
    expect(run('locales', 'fill', 'pl').out).toContain(
      `${SLUG}: 0 of 63 filled in; no file yet, because these are missing: title, about.issuer`,
    );
    expect(existsSync(join(root, 'pl/ui.json'))).toBe(false);

    fill(SLUG, (id, en) =>
      /^(title|about\.(issuer|occasion)|text\.policy\.p[12]\.|glossary\.cold-war)/.test(id) ? en : '',
    );
    fill('ui', (id) => (id.startsWith('site.') ? 'Słowa' : ''));
    const some = run('locales', 'fill', 'pl');
    expect(some.out).toMatch(
      /: 4 of 63 filled in\nui: 4 of \d{3} filled in; no file yet, because these are missing: head\.shelf, /,
    );
    expect(some.out).toContain(
      'entries of the glossary that wait for their words, or for the sentence with their form: cold-war',
    );
    expect(read(`pl/${SLUG}.json`).glossary).toBeUndefined();
    expect(read(`pl/${SLUG}.json`).about).toMatchObject({ standing: 'unofficial', date: '2002-07-31' });
    expectValid();

    fill(SLUG, (id, en) => (/^(text|glossary)\./.test(id) ? en : ''));
    fill('ui', (_, en) => en);
    expect(run('locales', 'fill', 'pl').out).toMatch(/: 63 of 63 filled in\nui: (\d{3}) of \1 filled in\n/);
    expect(read(`pl/${SLUG}.json`).glossary).toHaveProperty('cold-war');
    expectValid();
    expect(run('locales').out).toMatch(/\(interface\) +pl +100 %/);

    const path = join(root, `pl/${SLUG}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('I. Introduction', 'I. Wstęp'));
    const lost = run('locales', 'fill', 'pl');
    expect([lost.status, lost.out]).toEqual([1, '']);
    expect(lost.err).toContain(
      'Some texts of the locale files are not in the tables:\n    locales/pl/new-security-concept.json  text.introduction.heading: "I. Wstęp"',
    );
    expect(run('locales', 'fill', 'pl', 'replace').status).toBe(0);
    expect(run('locales', 'new', 'pl').out).toContain('kept   locales/pl/ui.csv, which already exists');
  });
});

describe('docs/publishing.md', () => {
  it('shows exactly what each command prints', () => {
    const page = readFileSync('docs/publishing.md', 'utf8');
    const fences = [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, kind = '', text = '']) => ({
      kind,
      text,
    }));
    const { root, run } = workspace();
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
