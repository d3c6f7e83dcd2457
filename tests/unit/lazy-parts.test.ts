import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const LOADER = 'src/lib/loading/load-part.ts';
const sources = globSync('src/{lib,routes}/**/*.{ts,svelte}').filter(
  (path) => path !== LOADER && !path.endsWith('.test.ts'),
);
const importsOf = (path: string) => readFileSync(path, 'utf8').match(/^.*\bimport\(.*$/gm) ?? [];

it('every part that is loaded late is loaded so that it can fail', () => {
  const imports = sources.flatMap((path) => importsOf(path).map((line) => `${path}: ${line.trim()}`));
  expect(imports.length).toBeGreaterThan(8);
  expect(imports.filter((line) => !/load(Part|Optional)\(\(\) => import\(/.test(line))).toEqual([]);
});
