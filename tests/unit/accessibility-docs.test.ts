import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The success criteria of WCAG 2.2, by level. */
const LEVELS = {
  A: '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2',
  AA: '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3',
  AAA: '1.2.6 1.2.7 1.2.8 1.2.9 1.3.6 1.4.6 1.4.7 1.4.8 1.4.9 2.1.3 2.2.3 2.2.4 2.2.5 2.2.6 2.3.2 2.3.3 2.4.8 2.4.9 2.4.10 2.4.12 2.4.13 2.5.5 2.5.6 3.1.3 3.1.4 3.1.5 3.1.6 3.2.5 3.3.5 3.3.6 3.3.9',
};
const criteria = Object.entries(LEVELS).flatMap(([level, all]) =>
  all.split(' ').map((number) => `${number} ${level}`),
);
const ABSENT =
  '1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.2.6 1.2.7 1.2.8 1.2.9 1.3.5 1.4.2 1.4.7 2.2.5 2.5.4 3.3.4 3.3.7 3.3.8 3.3.9'.split(
    ' ',
  );

/** The titles of all tests, each with its file below `tests` (`lib/…` for those beside the source). */
const titles = new Set(
  ['tests', 'src'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.(spec|test)\.ts$/.test(path))
      .flatMap((path) => {
        const text = readFileSync(`${root}/${path}`, 'utf8');
        const found = text.matchAll(/^\s*(?:(?:test|it)|\]\))\(\s*(['`])(.+?)\1,/gm);
        return [...found].map(([, , title = '']) => `${path} › ${title}`);
      }),
  ),
);

const text = readFileSync('docs/accessibility.md', 'utf8');
/** The rows of the tables. */
const rows = [...text.matchAll(/^\| (\d\.\d\.\d+) \| (.*?) \| (A+) \| (.*?) \| (.*?) ?\|$/gm)].map(
  ([, number = '', name = '', level = '', how = '', shown = '']) => ({ number, name, level, how, shown }),
);
const named = (shown: string) => [...shown.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

it('every criterion of WCAG 2.2 has one row, at its level', () => {
  expect(criteria).toHaveLength(86);
  expect(rows.map(({ number, level }) => `${number} ${level}`).sort()).toEqual([...criteria].sort());
  expect(new Set(rows.map(({ name }) => name)).size).toBe(86);
  // No row has another form, which `rows` would miss.
  expect(text.match(/^\| *\d/gm)).toHaveLength(86);
});

it('every row says how, and names a test unless it is not met yet', () => {
  for (const { number, how, shown } of rows) {
    expect(how, number).toMatch(/^[A-Z“`].{5,}\.$/);
    if (!how.startsWith('Not yet: ')) expect(named(shown), number).not.toEqual([]);
    // Anything else in the cell would not be checked.
    expect(shown.replaceAll(/`[^`]+`/g, '').replaceAll(', ', ''), number).toBe('');
  }
});

it('the criteria that do not apply are the known ones, and name a test that shows it', () => {
  const absent = rows.filter(({ how }) => how.startsWith('Does not apply: '));
  expect(absent.map(({ number }) => number)).toEqual(ABSENT);
  for (const { number, shown } of absent) expect(shown, number).toContain('full/access/absent.spec.ts › ');
});

it('every test that the tables name exists', () => {
  expect(titles.size).toBeGreaterThan(150);
  const all = rows.flatMap(({ shown }) => named(shown));
  expect(all.length).toBeGreaterThan(80);
  expect([...new Set(all)].filter((name) => !titles.has(name))).toEqual([]);
  expect(titles.has('full/access/axe.spec.ts › a test that nobody wrote')).toBe(false);
});

it('the interface refers to nothing by its position, shape or colour', () => {
  const at =
    /\b(left|right|above|below|round|square|red|green|blue|grey)\b|[左右][侧側边邊]|上方|下方|[红紅绿綠蓝藍灰]色/i;
  for (const lang of ['en', 'zh-Hans', 'zh-Hant']) {
    const lines = readFileSync(`locales/${lang}/ui.json`, 'utf8').split('\n');
    expect(lines.filter((line) => at.test(line))).toEqual([]);
  }
});
