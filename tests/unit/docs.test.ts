import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const DOCS = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md'), ...globSync('bench/*.md')].sort();

const REPOSITORY_FOLDER = /^(\.ci|bench|docs|locales|scripts|src|static|tests)(\/|$)/;
const SOURCE_FILE = /^[\w./<>*-]+\.(ts|mjs|js|svelte|css|py|md|json|conf)$/;

/** Files that documents name but the repository does not have: those of an example paper, and the output of a build. */
const ELSEWHERE = new Set([
  'locales/en/tides.json',
  '<paper>.pinyin.json',
  'build/licences.md',
  'pages.json',
  'service-worker.js',
]);

/** The paths of the repository that a document names in code spans and links. */
function pathsIn(text: string): string[] {
  const prose = text.replaceAll(/^```.*?^```$/gms, '');
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  const links = [...prose.matchAll(/\]\(([^)\s#]+)/g)].map(([, link = '']) => link);
  return [
    ...spans.filter((span) => !/\s/.test(span) && (REPOSITORY_FOLDER.test(span) || SOURCE_FILE.test(span))),
    ...links.filter((link) => !/^\w+:/.test(link)),
  ].map((path) => path.replace(/\/$/, ''));
}

/** Whether a path exists from the root, from the folder of the document, or as the end of a path: `render/text.ts`. */
function exists(path: string, doc: string): boolean {
  const pattern = path.replaceAll(/<[^>]+>/g, '*');
  const places = [pattern, join(dirname(doc), pattern), `{docs,locales,scripts,src,tests}/**/${pattern}`];
  return places.some((place) => globSync(place).length > 0);
}

it.each(DOCS)('every repository path named in %s exists', (doc) => {
  const named = pathsIn(readFileSync(doc, 'utf8')).filter((path) => !ELSEWHERE.has(path));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((path) => !exists(path, doc))).toEqual([]);
});

it('finds the paths in a document, and those that do not exist', () => {
  const text =
    'See `src/app.html`, [the page](docs/none.md#part), `page/session.test.ts`, `npm test`, `a.b()`.';
  const named = pathsIn(text);
  expect(named).toEqual(['src/app.html', 'page/session.test.ts', 'docs/none.md']);
  expect(named.filter((path) => !exists(path, 'README.md'))).toEqual([
    'page/session.test.ts',
    'docs/none.md',
  ]);
});

it('every exemption is used', () => {
  const named = new Set(DOCS.flatMap((doc) => pathsIn(readFileSync(doc, 'utf8'))));
  expect([...ELSEWHERE].filter((path) => !named.has(path))).toEqual([]);
});
