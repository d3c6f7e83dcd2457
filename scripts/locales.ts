// npm run locales: checks the locale files, writes tables for translators and imports them again.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../src/lib/align/formats/decode.ts';
import { tagOf } from '../src/lib/align/formats/source.ts';
import { tableOf } from '../src/lib/align/formats/table.ts';
import {
  papersIn,
  worksheetsFor as sheetsFor,
  importWorksheets as translate,
} from '../src/build/publish/translation-tables.ts';
import { FALLBACK } from '../src/lib/i18n/fallback.ts';
import { validateLanguageTag } from '../src/lib/i18n/language-tag.ts';
import { nearestLanguage } from '../src/lib/i18n/nearest-language.ts';
import { baseIn } from '../src/build/publish/import-paper.ts';
import { checkLocales } from '../src/build/locales/check.ts';
import { Papers } from '../src/build/locales/papers.ts';
import { isPaper, type Files } from '../src/build/locales/read.ts';
import { LocaleError, report } from '../src/build/locales/diagnostics.ts';
import { usedMessageKeys } from '../src/build/locales/used-message-keys.ts';
import {
  checkedFiles,
  firstFive,
  languageFolders,
  localeFiles,
  printPlaces,
  read,
  root,
  run,
  UserError,
  write,
} from './command.ts';

const USAGE = `npm run locales
    checks every file in ${root} and shows how complete each language is; changes nothing
npm run locales new <language>
    writes tables for a translator, the base language next to an empty column: ${root}/<language>/*.csv
npm run locales fill <language> [replace]
    updates the locale files from these tables, as often as you like; empty cells become labelled gaps

<language> is a language tag such as fr, ar or zh-Hant.`;

function showCoverage(): boolean {
  const { files, problems } = checkedFiles(usedMessageKeys('src'));
  // Leave out invalid files, and those whose base file is invalid: there is nothing to count them against.
  const invalid = new Set(problems.map(({ file }) => file.slice(root.length + 1)));
  const valid = new Map(
    [...files].filter(([path]) => !invalid.has(path) && !invalid.has(basePath(files, path))),
  );
  const papers = new Papers(valid)
    .coverage()
    .map(({ slug, lang, present, total, gaps }) => [
      slug,
      lang,
      `${present}/${total}`,
      `${Math.floor((present / total) * 100)} %`,
      firstFive(gaps),
    ]);
  const langs = [...new Set([...files.keys()].map((path) => path.split('/')[0] ?? ''))];
  const nearest = (lang: string) =>
    validateLanguageTag(lang)
      ? undefined
      : nearestLanguage(
          lang,
          langs.filter((other) => files.has(`${other}/ui.json`) && !validateLanguageTag(other)),
        );
  const interfaces = langs.map((lang) => {
    const path = `${lang}/ui.json`;
    if (!files.has(path)) return ['(interface)', lang, '', 'none', `shown in ${nearest(lang) ?? FALLBACK}`];
    return ['(interface)', lang, '', invalid.has(path) ? 'invalid' : '100 %', ''];
  });
  const head = ['paper', 'language', 'done', '', 'gaps'];
  console.log(tableOf([head, ...papers, ...interfaces], [2, 3]));
  const withTables = languageFolders().filter((lang) => tablesIn(lang, files).length);
  for (const lang of withTables)
    console.log(`\n${root}/${lang} has translation tables. To import them: npm run locales fill ${lang}`);
  if (!problems.length) return true;
  console.error(`\n${report(problems)}`);
  process.exitCode = 1;
  return true;
}

/** The path of the file that a paper or an interface must agree with: in the base language, or in the fallback. */
function basePath(files: Files, path: string): string {
  const name = path.replace(/^.*\//, '');
  return `${isPaper(path) ? baseIn(files, name.replace(/\.json$/, '')) : FALLBACK}/${name}`;
}

/** The locale files. Throws LocaleError if those of the base languages or of another language have problems. */
function validFiles(lang: string): Files {
  const files = localeFiles();
  const problems = checkLocales(files, root).filter(({ file }) => {
    const path = file.slice(root.length + 1);
    return path.startsWith(`${lang}/`) || path === basePath(files, path);
  });
  if (problems.length) throw new LocaleError(problems);
  return files;
}

function writeTables(lang: string): boolean {
  const tables = [...sheetsFor(validFiles(lang), lang)];
  if (!tables.length) {
    throw new UserError(
      `"${lang}" is the base language of all papers and of the interface, which the others are translated from.`,
    );
  }
  const files = new Map(tables.map(([name, text]) => [join(root, lang, `${name}.csv`), text]));
  const existing = [...files.keys()].filter((path) => existsSync(path));
  for (const path of existing) {
    files.delete(path);
    console.log(`kept   ${path}, which already exists`);
  }
  write(files, false);
  console.log(`\nFill in the column "${lang}", then run: npm run locales fill ${lang}`);
  return true;
}

/** The existing tables of a language, by the names of the interface and of the papers. */
const tablesIn = (lang: string, files: Files) =>
  [...papersIn(files), 'ui']
    .map((name) => ({ name, file: join(root, lang, `${name}.csv`) }))
    .filter(({ file }) => existsSync(file));

function importTables(lang: string, replace: boolean): boolean {
  const files = validFiles(lang);
  const tables = tablesIn(lang, files);
  if (!tables.length) {
    throw new UserError(
      `There are no tables in ${join(root, lang)}.\n    To write them: npm run locales new ${lang}`,
    );
  }
  const decoded = tables.map(({ name, file }) => ({ name, file, ...decode(read(file), file) }));
  const { files: made, filled, lost, places } = translate(files, decoded, lang, root);
  if (lost.length && !replace) {
    throw new UserError(
      `Some texts of the locale files are not in the tables:\n    ${firstFive(lost, '\n    ')}\n    Add them to the tables. To delete them instead, add the word "replace" at the end of the command.`,
    );
  }
  const problems = checkLocales(new Map([...files, ...made]), root).filter(({ file }) =>
    [...made.keys()].some((path) => file === `${root}/${path}`),
  );
  if (problems.length) throw new LocaleError(problems);
  write(new Map([...made].map(([path, json]) => [join(root, path), json])), true);
  for (const { name, present, total, wanted } of filled) {
    const missing = wanted.length ? `; no file yet, because these are missing: ${firstFive(wanted)}` : '';
    console.log(`${name}: ${present} of ${total} filled in${missing}`);
  }
  printPlaces([...decoded.flatMap((table) => table.places), ...places]);
  return true;
}

run(USAGE, ([verb, tag, ...more], replace) => {
  if (verb === undefined) return showCoverage();
  if (tag === undefined || more.length) return false;
  if (verb !== 'new' && verb !== 'fill') return false;
  const lang = tagOf(tag, `npm run locales ${verb}`);
  return verb === 'new' ? writeTables(lang) : importTables(lang, replace);
});
