// npm run paper: imports texts as papers, and exports papers.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  baseIn,
  importPaper as bring,
  checkPaper as check,
  paperIn,
} from '../src/build/publish/import-paper.ts';
import { papersIn } from '../src/build/publish/translation-tables.ts';
import { parseDictionary, type Dictionary } from '../src/lib/align/dictionary.ts';
import type { Source } from '../src/lib/align/formats/read-file.ts';
import type { PairingReport } from '../src/lib/align/pair-documents.ts';
import { ABOUT, tagOf } from '../src/lib/align/formats/source.ts';
import { cedictText } from '../src/build/dictionary.ts';
import { template } from '../src/build/publish/template.ts';
import type { Translations as Work } from '../src/lib/align/formats/translations.ts';
import { FORMATS, writeTranslations as writeWork, type Format } from '../src/lib/align/formats/write.ts';
import { isPaper } from '../src/build/locales/read.ts';
import { languageFolders, localeFiles, printPlaces, read, root, run, UserError, write } from './command.ts';
import { progress } from './progress.ts';

const USAGE = `npm run paper new <paper> [<language> …]
    writes a template for each language: ${root}/<language>/<paper>.md
npm run paper import <paper> [[<language>=]<file> …] [<field>=<text> …] [base=<language>] [replace]
    creates the locale files of a paper from text files (.txt, .md), web pages (.html), Word documents (.docx), e-books
    (.epub), subtitles (.srt, .vtt), tables (.csv), translation memories (.tmx) or XLIFF files (.xlf); without a file, from
    the templates of "new". Fields: title, ${ABOUT.join(', ')};
    for one language: fr.issuer.
    "base" names the base language of a new paper, whose headings become part of the addresses: else English, else the
    language of the first text
npm run paper export <paper> ${FORMATS.join('|')} [<folder>] [replace]
    writes a paper as files for other programs

<paper> is its name in addresses: lower-case letters, digits and hyphens. <language> is a tag such as en, fr or zh-Hans.`;

function writeTemplates(slug: string, words: string[]): boolean {
  const library = localeFiles();
  const known = [...library.keys()].filter(isPaper).map((path) => path.split('/')[0] ?? '');
  const langs = words.length ? words.map((word) => tagOf(word, 'npm run paper new')) : known;
  if (!langs.length) {
    throw new UserError(`Name the languages of the paper, such as npm run paper new ${slug} fr zh-Hans.`);
  }
  const files = new Map(langs.map((lang) => [join(root, lang, `${slug}.md`), template(lang)]));
  if (baseIn(library, slug) !== undefined) {
    throw new UserError(
      `The paper "${slug}" already exists.\n    To change it, run npm run paper export ${slug} md, edit the files and import them. Or choose another name.`,
    );
  }
  write(files, false);
  console.log(`\nFill them in, then run: npm run paper import ${slug}`);
  return true;
}

const FIELDS: readonly string[] = ['title', ...ABOUT];

/** Throws UserError for a word that is neither a field, nor a file with its language or with an equals sign in its name. */
function assertField(name: string | undefined, word: string, file: string): void {
  if (name === undefined || existsSync(file) || existsSync(word)) return;
  try {
    tagOf(name, word);
  } catch {
    throw new UserError(
      `${word}  begins with "${name}", which is no field and no language.\n    Fields: ${FIELDS.join(', ')}; for one language: fr.issuer.`,
    );
  }
}

function importPaper(slug: string, words: string[], replace: boolean): boolean {
  const files = localeFiles();
  const fields = new Map<string, string>();
  const sources: Source[] = [];
  let base: string | undefined;
  for (const word of words) {
    const [, name, value = ''] = /^([A-Za-z0-9_.-]+)=([^]*)$/.exec(word) ?? [];
    if (name !== undefined && FIELDS.includes(name.split('.').at(-1) ?? '')) {
      fields.set(name, value);
    } else if (name === 'base') {
      base = tagOf(value, word);
    } else {
      const file = name === undefined ? word : value;
      assertField(name, word, file);
      sources.push({ file, bytes: read(file), ...(name === undefined ? {} : { lang: name }) });
    }
  }
  if (!sources.length) sources.push(...filledTemplates(slug));
  const imported = bring(slug, sources, base, fields, files, root, {
    onProgress: progress('Aligning'),
    dictionaryFor,
  });
  const made = new Map([...imported.files, ...imported.marked]);
  write(
    new Map([...made].map(([path, json]) => [join(root, path), json])),
    replace,
    [...imported.files.keys()].map((path) => join(root, path)),
  );
  for (const line of imported.reports.map(reportLine)) console.log(`\n${line}`);
  printPlaces(imported.places);
  const baseLang = baseIn(new Map([...files, ...made]), slug) ?? '';
  const langs = [...new Set([baseLang, ...[...made.keys()].map((path) => path.split('/')[0] ?? '')])];
  const address = `http://localhost:4173/${[slug, ...langs.slice(0, 2)].join('/')}/`;
  console.log(`\nTo read it, run npm start and open ${address}`);
  return true;
}

/** Says how a language was paired: "fr: 1,204 pairs, 96 % sure, 12 places to check". */
function reportLine({ lang, pairs, sure, toCheck }: PairingReport): string {
  const count = (number: number, noun: string) =>
    `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
  const check = toCheck ? `, ${count(toCheck, 'place')} to check` : '';
  return `${lang}: ${count(pairs, 'pair')}, ${Math.round(sure * 100)} % sure${check}`;
}

/** Words that say more than a text alone can: for Chinese and English, which have few letters in common. */
function dictionaryFor(langs: readonly string[]): Dictionary | undefined {
  const codes = langs.map((lang) => lang.split('-')[0]);
  if (!codes.includes('zh') || !codes.includes('en')) return undefined;
  return parseDictionary(cedictText(), 'zh', 'en');
}

/** The files that `new` wrote for a paper. Throws UserError if there are none. */
function filledTemplates(slug: string): Source[] {
  const found = languageFolders().flatMap((lang): Source[] => {
    const file = join(root, lang, `${slug}.md`);
    return existsSync(file) ? [{ file, bytes: read(file), lang }] : [];
  });
  if (found.length) return found;
  throw new UserError(
    `There are no templates of "${slug}" in ${root}.\n    Name the files to import: npm run paper import ${slug} ${slug}.en.txt ${slug}.fr.txt`,
  );
}

/** A paper as files of a format, by name. Throws UserError if the format cannot hold a character of it. */
function encode(work: Work, base: string, slug: string, format: Format): Map<string, string> {
  try {
    return writeWork(work, base, slug, format);
  } catch (error) {
    if (error instanceof RangeError)
      throw new UserError(`${error.message}\n    Remove it, or export as csv.`);
    throw error;
  }
}

function exportPaper(slug: string, [format, folder = '.', ...more]: string[], replace: boolean): boolean {
  if (!FORMATS.includes(format as Format) || more.length) return false;
  const files = localeFiles();
  const base = baseIn(files, slug);
  if (base === undefined) {
    throw new UserError(
      `There is no paper "${slug}" in ${root}.\n    Existing papers: ${papersIn(files).join(', ')}`,
    );
  }
  check(files, slug, root);
  const encoded = encode(paperIn(files, slug), base, slug, format as Format);
  write(new Map([...encoded].map(([name, text]) => [join(folder, name), text])), replace);
  return true;
}

run(USAGE, ([verb, slug, ...words], replace) => {
  if (slug === undefined) return false;
  if (!/^(?!about$|404$|ui$)[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    throw new UserError(
      `"${slug}" cannot be the name of a paper.\n    Use lower-case letters, digits and hyphens, such as on-tides. "about", "404" and "ui" are reserved.`,
    );
  }
  if (verb === 'new') return writeTemplates(slug, words);
  if (verb === 'import') return importPaper(slug, words, replace);
  if (verb === 'export') return exportPaper(slug, words, replace);
  return false;
});
