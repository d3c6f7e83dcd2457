// npm run locales: checks what translators have, and gives them what to fill in.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../src/lib/align/formats/decode.ts';
import { tagOf } from '../src/lib/align/formats/source.ts';
import { tableOf } from '../src/lib/align/formats/table.ts';
import {
  worksheetsFor as sheetsFor,
  importWorksheets as translate,
} from '../src/build/publish/translation-tables.ts';
import { BASE } from '../src/lib/i18n/fallback.ts';
import { checkLocales, type Files } from '../src/build/locales/check.ts';
import { coverageOf } from '../src/build/locales/plugin.ts';
import { isPaper } from '../src/build/locales/read.ts';
import { LocaleError, report } from '../src/build/locales/diagnostics.ts';
import { usedMessageKeys } from '../src/build/locales/used-message-keys.ts';
import { folders, library, printPlaces, problemsIn, read, Refusal, root, run, write } from './command.ts';

const USAGE = `npm run locales
    checks every file in ${root}, shows how much of each paper each language has, and writes nothing
npm run locales new <language>
    writes tables to fill in, the English beside an empty column: ${root}/<language>/*.csv
npm run locales fill <language> [replace]
    makes the locale files of what is filled in, as often as you like; what is empty stays a gap

<language> is a tag such as fr, ar or zh-Hant.`;

function show(): boolean {
  const { files, problems } = problemsIn(usedMessageKeys('src'));
  // What is wrong is not counted, nor what has nothing right to be counted by.
  const wrong = new Set(problems.map(({ file }) => file.slice(root.length + 1)));
  const sound = new Map(
    [...files].filter(([path]) => !wrong.has(path) && !wrong.has(path.replace(/^[^/]+/, BASE))),
  );
  const rows = coverageOf(sound).map(({ slug, lang, present, total, gaps }) => [
    slug,
    lang,
    `${present}/${total}`,
    `${Math.floor((present / total) * 100)} %`,
    gaps.length > 5 ? `${gaps.slice(0, 5).join(', ')}, … (${gaps.length - 5} more)` : gaps.join(', '),
  ]);
  const langs = [...new Set([...files.keys()].map((path) => path.split('/')[0] ?? ''))];
  const interfaces = langs.map((lang) => {
    const state = files.has(`${lang}/ui.json`) ? (wrong.has(`${lang}/ui.json`) ? 'wrong' : '100 %') : 'none';
    return ['(interface)', lang, '', state, state === 'none' ? `in ${BASE} instead` : ''];
  });
  const head = ['paper', 'language', 'there', '', 'gaps'];
  console.log(tableOf([head, ...rows.sort(byPaper), ...interfaces], [2, 3]));
  const sheets = folders().filter((lang) => sheetsIn(lang, files).length);
  for (const lang of sheets)
    console.log(`\n${root}/${lang} has tables to fill in: npm run locales fill ${lang}`);
  if (!problems.length) return true;
  console.error(`\n${report(problems)}`);
  process.exitCode = 1;
  return true;
}

const byPaper = ([a = '', x = '']: string[], [b = '', y = '']: string[]) =>
  a.localeCompare(b) || Number(y === BASE) - Number(x === BASE) || x.localeCompare(y);

/** The locale files, if those of the base language and of another are right; throws LocaleError. */
function sound(lang: string): Files {
  const files = library();
  const problems = checkLocales(files, root).filter(({ file }) =>
    [BASE, lang].some((one) => file.startsWith(`${root}/${one}/`)),
  );
  if (problems.length) throw new LocaleError(problems);
  return files;
}

function begin(lang: string): boolean {
  const sheets = [...sheetsFor(sound(lang), lang)];
  const files = new Map(sheets.map(([name, text]) => [join(root, lang, `${name}.csv`), text]));
  const there = [...files.keys()].filter((path) => existsSync(path));
  for (const path of there) {
    files.delete(path);
    console.log(`kept   ${path}, which is there already`);
  }
  write(files, false);
  console.log(`\nFill in the column "${lang}", then: npm run locales fill ${lang}`);
  return true;
}

/** The tables of a language, by the names of the interface and of the papers. */
const sheetsIn = (lang: string, files: Files) =>
  [...files.keys()]
    .filter((path) => path.startsWith(`${BASE}/`) && (isPaper(path) || path.endsWith('/ui.json')))
    .map((path) => path.replace(/^.*\/|\.json$/g, ''))
    .map((name) => ({ name, file: join(root, lang, `${name}.csv`) }))
    .filter(({ file }) => existsSync(file));

function fill(lang: string, replace: boolean): boolean {
  const files = sound(lang);
  const sheets = sheetsIn(lang, files);
  if (!sheets.length) {
    throw new Refusal(
      `There is no table in ${join(root, lang)}.\n    Make them: npm run locales new ${lang}`,
    );
  }
  const texts = sheets.map(({ name, file }) => ({ name, file, text: decode(read(file), file) }));
  const { files: made, filled, lost, places } = translate(files, texts, lang, root);
  if (lost.length && !replace) {
    const more = lost.length > 5 ? `\n    … (${lost.length - 5} more)` : '';
    throw new Refusal(
      `Words that are there are not in the tables:\n    ${lost.slice(0, 5).join('\n    ')}${more}\n    Put them into the tables, or give them up: the same command with the word "replace" at its end.`,
    );
  }
  const problems = checkLocales(new Map([...files, ...made]), root).filter(({ file }) =>
    [...made.keys()].some((path) => file === `${root}/${path}`),
  );
  if (problems.length) throw new LocaleError(problems);
  write(new Map([...made].map(([path, json]) => [join(root, path), json])), true);
  for (const { name, present, total, wanted } of filled) {
    const missing = wanted.length > 5 ? `${wanted.slice(0, 5).join(', ')}, … (${wanted.length - 5} more)` : wanted.join(', '); // prettier-ignore
    console.log(
      `${name}: ${present} of ${total} filled in${wanted.length ? `; no file yet, it waits for: ${missing}` : ''}`,
    );
  }
  printPlaces(places);
  return true;
}

run(USAGE, ([verb, tag, ...more], replace) => {
  if (verb === undefined) return show();
  if (tag === undefined || more.length) return false;
  if (verb !== 'new' && verb !== 'fill') return false;
  const lang = tagOf(tag, `npm run locales ${verb}`);
  if (lang === BASE) throw new Refusal(`"${BASE}" is the base language: the others are made from its files.`);
  return verb === 'new' ? begin(lang) : fill(lang, replace);
});
