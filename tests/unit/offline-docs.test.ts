import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const FOLDER = 'tests/full/offline';

/** The titles of the offline tests, as patterns: `${…}` in a title stands for any words. */
const titles = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.spec.ts'))
  .flatMap((name) => [...readFileSync(`${FOLDER}/${name}`, 'utf8').matchAll(/^\s*test\(\s*(['`])(.+?)\1,/gm)])
  .map(([, , title = '']) =>
    title.split(/\$\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')),
  )
  .map((parts) => new RegExp(`^${parts.join('.+')}$`));

const exists = (name: string) => titles.some((title) => title.test(name));

/** The table: the number of each fault, and what it is shown by. */
const rows = [...readFileSync('docs/offline.md', 'utf8').matchAll(/^\| (\d+) +\|.*\| (\S.*?) +\|$/gm)].map(
  ([, number, shown = '']) => ({ number: Number(number), shown }),
);

it('every fault has a row, with a test or the reason for having none', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 36 }, (_, n) => n + 1));
  for (const { number, shown } of rows) expect(shown, String(number)).toMatch(/`.+`|\w{3,}.*\.$/);
});

it('every test that the table names exists', () => {
  expect(titles.length).toBeGreaterThan(40);
  const named = rows.flatMap(({ shown }) => [...shown.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((name) => !exists(name))).toEqual([]);
  expect(exists('a test that nobody wrote')).toBe(false);
});
