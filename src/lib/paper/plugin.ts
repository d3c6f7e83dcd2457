import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { BASE } from '../languages/base.ts';
import { checkLocales, type Files } from './check.ts';
import { coverage, coverageReport } from './coverage.ts';
import { readPaper } from './model.ts';
import { LocaleError } from './problem.ts';
import type { PaperFile } from './schema.ts';

/** Reads the locale files under a folder, by their path in it. A byte order mark at the start is no fault. */
export function readFiles(root: string): Files {
  const paths = globSync('*/*.json', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  return new Map(
    paths.map((path) => [path, readFileSync(resolve(root, path), 'utf8').replace(/^\uFEFF/, '')]),
  );
}

/** The coverage of every paper in every language, from files that were checked. */
export function coverageOf(files: Files) {
  const papers = [...files.keys()].filter((path) => !path.endsWith('/ui.json'));
  const read = (path: string) => JSON.parse(files.get(path) ?? 'null') as PaperFile;
  return papers.map((path) => {
    const [lang = '', name = ''] = path.split('/');
    return coverage(readPaper(name.replace('.json', ''), lang, read(path), read(`${BASE}/${name}`)));
  });
}

/**
 * The Vite plugin that stops a build, or shows an error while developing, if any locale file is wrong.
 * Throws `LocaleError` with all problems; prints the coverage otherwise.
 */
export function locales(root: string): Plugin {
  const check = () => {
    const files = readFiles(root);
    const problems = checkLocales(files, root);
    if (problems.length) throw new LocaleError(problems);
    return files;
  };
  return {
    name: 'duidu-locales',
    enforce: 'pre',
    buildStart() {
      const files = check();
      if (this.environment.name === 'client') this.info(`coverage\n${coverageReport(coverageOf(files))}`);
    },
    hotUpdate({ file }) {
      if (file.startsWith(resolve(root)) && file.endsWith('.json')) check();
    },
  };
}
