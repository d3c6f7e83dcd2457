import type { PaperFile } from '../../lib/document/types.ts';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { BASE } from '../../lib/i18n/fallback.ts';
import { language } from '../../lib/i18n/languages.ts';
import { checkLocales, type Files } from './check.ts';
import { coverage, coverageReport } from '../../lib/document/coverage.ts';
import { isPaper, readFolder } from './read.ts';
import { collectIntlData } from './intl-data.ts';
import { toSimplified } from './opencc.ts';
import { readPaper } from '../../lib/document/read-paper.ts';
import { OVERRIDES } from './check-pinyin.ts';
import { readingsOf, type Overrides } from './pinyin.ts';
import { findTerms } from './terms.ts';
import { usedMessageKeys } from './used-message-keys.ts';
import { LocaleError } from './diagnostics.ts';

/** The coverage of every paper in every language, from files that were checked. */
export function coverageOf(files: Files) {
  const papers = [...files.keys()].filter(isPaper);
  const read = (path: string) => JSON.parse(files.get(path) ?? 'null') as PaperFile;
  return papers.map((path) => {
    const [lang = '', name = ''] = path.split('/');
    return coverage(readPaper(name.replace('.json', ''), lang, read(path), read(`${BASE}/${name}`)));
  });
}

/** The file of overrides that belongs to a paper's file, whether it is there or not. */
const overridesOf = (path: string) => path.replace(/\.json$/, `${OVERRIDES}.json`);

/** What modules can ask of a paper's file: its text, its annotations, or how its text is read. */
const PARTS: Record<string, (file: PaperFile, path: string) => unknown> = {
  text: ({ glossary = {}, summary = {}, ...text }) => ({
    ...text,
    terms: findTerms(text.text, glossary),
    summaries: Object.keys(summary),
  }),
  annotations: ({ glossary = {}, summary = {} }) => ({ glossary, summary }),
  pinyin: ({ text }, path) => {
    const own = overridesOf(path);
    const overrides = existsSync(own) ? (JSON.parse(readFileSync(own, 'utf8')) as Overrides) : {};
    const { script } = language(path.split('/').at(-2) ?? BASE);
    return readingsOf(text, overrides, script === 'Hant' ? toSimplified : undefined);
  },
};

/** The part of a paper's file that a module asks for. Undefined for other modules. */
function partOf(id: string) {
  const [path = '', name = ''] = id.split('?');
  const part = path.endsWith('.json') ? PARTS[name] : undefined;
  if (!part) return undefined;
  const value = part(JSON.parse(readFileSync(path, 'utf8')) as PaperFile, path);
  // A browser reads a long text faster as JSON than as a script.
  const json = JSON.stringify(JSON.stringify(value));
  return { code: `export default JSON.parse(${json})`, moduleType: 'js' as const };
}

/**
 * The Vite plugin that stops a build, or the development server, if any locale file is wrong: throws `LocaleError` with
 * all problems. Otherwise it prints the coverage. It gives the parts of a paper's file apart: `<paper>.json?text`,
 * `?annotations`, `?pinyin`; and what the build knows of languages, as `import.meta.env.GIVEN`.
 */
export function locales(root: string): Plugin {
  const check = () => {
    const { files, problems } = readFolder(root);
    problems.push(...checkLocales(files, root, usedMessageKeys('src')));
    if (problems.length) throw new LocaleError(problems);
    return files;
  };
  let files: Files = new Map();
  return {
    name: 'duidu-locales',
    enforce: 'pre',
    config: () => ({
      // As a text: tests are given no more than that.
      define: { 'import.meta.env.GIVEN': JSON.stringify(JSON.stringify(collectIntlData(readFolder(root).files))) },
    }),
    // Here, before the bundler begins: it would add its own stack to the message.
    configResolved() {
      files = check();
    },
    buildStart() {
      if (this.environment.name === 'client') this.info(`coverage\n${coverageReport(coverageOf(files))}`);
    },
    load(id) {
      // No page that is published has pinyin, and a long paper's takes its time.
      if (id.endsWith('.json?pinyin') && this.environment.name !== 'client') return 'export default {}';
      const part = partOf(id);
      const own = overridesOf(id.split('?')[0] ?? '');
      if (part && existsSync(own)) this.addWatchFile(own);
      return part;
    },
    hotUpdate({ file }) {
      if (file.startsWith(resolve(root)) && file.endsWith('.json')) files = check();
    },
  };
}
