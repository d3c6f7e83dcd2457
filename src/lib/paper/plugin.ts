import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { BASE } from '../languages/base.ts';
import { checkLocales, type Files } from './check.ts';
import { coverage, coverageReport } from './coverage.ts';
import { readFolder } from './files.ts';
import { readPaper } from './model.ts';
import { usedStrings } from './used.ts';
import { LocaleError } from './problem.ts';
import type { PaperFile } from './schema.ts';

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
 * The Vite plugin that stops a build, or the development server, if any locale file is wrong: throws `LocaleError` with
 * all problems. Otherwise it prints the coverage.
 */
export function locales(root: string): Plugin {
  const check = () => {
    const { files, problems } = readFolder(root);
    problems.push(...checkLocales(files, root, usedStrings('src')));
    if (problems.length) throw new LocaleError(problems);
    return files;
  };
  let files: Files = new Map();
  return {
    name: 'duidu-locales',
    enforce: 'pre',
    // Here, before the bundler begins: it would add its own stack to the message.
    configResolved() {
      files = check();
    },
    buildStart() {
      if (this.environment.name === 'client') this.info(`coverage\n${coverageReport(coverageOf(files))}`);
    },
    hotUpdate({ file }) {
      if (file.startsWith(resolve(root)) && file.endsWith('.json')) files = check();
    },
  };
}
