import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { BASE } from '../languages/base.ts';
import { checkLocales, type Files } from './check.ts';
import { coverage, coverageReport } from './coverage.ts';
import { readFolder } from './files.ts';
import { readPaper } from './model.ts';
import { findTerms } from './terms.ts';
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

/** The part of a paper's file that a module asks for: the text, or the apparatus. Undefined for other modules. */
function partOf(id: string) {
  const [path = '', part] = id.split('?');
  if (!path.endsWith('.json') || (part !== 'text' && part !== 'apparatus')) return undefined;
  const { glossary = {}, summary = {}, ...text } = JSON.parse(readFileSync(path, 'utf8')) as PaperFile;
  const terms = part === 'text' ? findTerms(text.text, glossary) : {};
  const value = part === 'text' ? { ...text, terms, summaries: Object.keys(summary) } : { glossary, summary };
  // A browser reads a long text faster as JSON than as a script.
  const json = JSON.stringify(JSON.stringify(value));
  return { code: `export default JSON.parse(${json})`, moduleType: 'js' as const };
}

/**
 * The Vite plugin that stops a build, or the development server, if any locale file is wrong: throws `LocaleError` with
 * all problems. Otherwise it prints the coverage. It gives `<paper>.json?text` and `<paper>.json?apparatus` apart.
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
    load: partOf,
    hotUpdate({ file }) {
      if (file.startsWith(resolve(root)) && file.endsWith('.json')) files = check();
    },
  };
}
