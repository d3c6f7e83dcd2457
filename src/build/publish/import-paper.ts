import type { PaperFile } from '../../lib/document/types.ts';
import { baseLanguage } from '../../lib/document/base-language.ts';
import { checkLocales } from '../locales/check.ts';
import type { Files } from '../locales/read.ts';
import { LocaleError } from '../locales/diagnostics.ts';
import type { PairingReport, PairOptions } from '../../lib/align/pair-documents.ts';
import { localeJson } from './locale-json.ts';
import type { Source } from '../../lib/align/formats/read-file.ts';
import { readSources } from '../../lib/align/formats/read.ts';
import { REQUIRED_ABOUT, SourceError, tagOf, type ReviewPlace } from '../../lib/align/formats/source.ts';
import {
  flatten,
  inBaseOrder,
  unflatten,
  type Texts,
  type Translations,
} from '../../lib/align/formats/translations.ts';

/**
 * The imported locale files by path (`en/tides.json`), the places that somebody should review, and how well each language was
 * paired. `marked` has what else must be written: the file of the base language with `"base": true`, if it needs that, and
 * existing files in which sentences were joined because the new language has one for several.
 */
export type ImportedPaper = {
  files: Files;
  marked: Files;
  places: ReviewPlace[];
  reports: PairingReport[];
};

/**
 * Makes the locale files of a paper from a publisher's files. `named` is the base language of a new paper, if the publisher
 * named it. `aboutFields` has fields of `about` and the title, for all languages (`issuer`) or for one (`fr.issuer`). `library` has the
 * existing locale files, and `root` is the name of their folder. Keeps what the sources lack from the existing files of the
 * paper, and its base language. Throws SourceError for errors in the sources, and LocaleError if the resulting files would
 * not pass the checks. Pure.
 */
export function importPaper(
  slug: string,
  sources: Source[],
  named: string | undefined,
  aboutFields: Map<string, string>,
  library: Files,
  root: string,
  options?: PairOptions,
): ImportedPaper {
  const before = paperIn(library, slug);
  const own = baseIn(library, slug);
  if (own !== undefined && named !== undefined && named !== own) {
    throw new SourceError(
      `base=${named}`,
      undefined,
      `is not the base language of "${slug}": expected ${own}, found ${named}.`,
      'Leave it out: the base language of a paper that exists cannot be changed, because its ids come from it.',
    );
  }
  const { baseLang, translations, changed, places, reports } = readSources(
    sources,
    own ?? named,
    { published: own === undefined ? undefined : before, titles: titlesIn(aboutFields) },
    options,
  );
  setFields(translations, aboutFields, places);
  for (const [lang, texts] of translations)
    keepExisting(texts, before.get(lang), `${root}/${lang}/${slug}.json`, places);
  const base = translations.get(baseLang) ?? before.get(baseLang) ?? new Map<string, string>();
  assertComplete(translations, slug);
  const files: Files = new Map(
    [...translations].map(([lang, texts]) => [
      `${lang}/${slug}.json`,
      localeJson(unflatten(lang === baseLang ? texts : inBaseOrder(base, texts))),
    ]),
  );
  const joined: Files = new Map(
    [...changed].map(([lang, texts]) => [
      `${lang}/${slug}.json`,
      withBase(
        library.get(`${lang}/${slug}.json`),
        unflatten(inBaseOrder(changed.get(baseLang) ?? base, texts)),
      ),
    ]),
  );
  for (const path of joined.keys()) places.push({ at: `${root}/${path}`, note: JOINED });
  const marked = new Map([...joined, ...markBase(new Map([...library, ...joined]), files, slug, baseLang)]);
  checkPaper(new Map([...library, ...files, ...marked]), slug, root);
  return { files, marked, places, reports };
}

const JOINED = 'sentences were joined where a new language has one for several';

/** The JSON of a changed file, with `"base": true` if it had that before. */
const withBase = (before: string | undefined, { $schema, ...rest }: PaperFile): string =>
  localeJson({ $schema, ...(parse(before)?.base === true ? { base: true } : {}), ...rest });

/** A locale file without checks; undefined if it is not JSON. `checkLocales` reports that, with the line. */
function parse(json = ''): Partial<PaperFile> | null | undefined {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, '')) as Partial<PaperFile> | null;
  } catch {
    return undefined;
  }
}

/** Returns the base language of a paper, which is that of the build. Undefined if there is no such paper. */
export function baseIn(library: Files, slug: string): string | undefined {
  const candidates = [...library].flatMap(([path, json]) => {
    const [lang = '', name] = path.split('/');
    return name === `${slug}.json` ? [{ lang, base: parse(json)?.base === true }] : [];
  });
  return baseLanguage(candidates);
}

/**
 * Returns the file of a paper's base language with `"base": true`, if the build would otherwise choose another language
 * because of the files in `made`, or if `made` has a new version of that file without it. Else returns nothing.
 */
export function markBase(library: Files, made: Files, slug: string, baseLang: string): Files {
  const path = `${baseLang}/${slug}.json`;
  const all: Files = new Map([...library, ...made]);
  const loses = made.has(path) && parse(library.get(path))?.base === true;
  if (!loses && baseIn(all, slug) === baseLang) return new Map();
  const { $schema, ...rest } = parse(all.get(path)) ?? {};
  return new Map([[path, localeJson({ $schema, base: true, ...rest })]]);
}

/** Returns the texts of a paper in all its languages, base language first. Leaves out files that are not papers. */
export function paperIn(library: Files, slug: string): Translations {
  const translations: Translations = new Map();
  for (const [path, json] of library) {
    const [lang = '', name] = path.split('/');
    if (name !== `${slug}.json`) continue;
    try {
      translations.set(lang, flatten(parse(json) as PaperFile));
    } catch {
      // Not JSON, or not a paper. `checkLocales` reports that, with the line.
    }
  }
  const base = baseIn(library, slug);
  return new Map(
    [...translations].sort(([a], [b]) => Number(b === base) - Number(a === base) || (a < b ? -1 : 1)),
  );
}

/** Throws LocaleError with all problems in the files of a paper, pinyin included. */
export function checkPaper(files: Files, slug: string, root: string): void {
  const problems = checkLocales(files, root).filter(({ file }) =>
    [`${slug}.json`, `${slug}.pinyin.json`].some((name) => file.endsWith(`/${name}`)),
  );
  if (problems.length) throw new LocaleError(problems);
}

/** The titles among the fields of the command, by language; that of '' is for all. */
function titlesIn(fields: Map<string, string>): Map<string, string> {
  const names = [...fields].filter(([name]) => /(?:^|\.)title$/.test(name));
  return new Map(
    names.map(([name, value]) => [name === 'title' ? '' : tagOf(name.slice(0, -6), `${name}=…`), value]),
  );
}

const keyOf = (field: string) => (field === 'title' ? field : `about.${field}`);

/** Sets the title and fields of `about`. A field for one language takes precedence over the same field for all. */
function setFields(translations: Translations, fields: Map<string, string>, places: ReviewPlace[]): void {
  const forAll = [...fields].filter(([name]) => !name.includes('.'));
  const forOne = [...fields].filter(([name]) => name.includes('.'));
  for (const [field, value] of forAll) {
    for (const texts of translations.values()) texts.set(keyOf(field), value);
  }
  for (const [name, value] of forOne) {
    const dot = name.lastIndexOf('.');
    const lang = tagOf(name.slice(0, dot), `${name}=…`);
    const texts = translations.get(lang);
    if (!texts) {
      throw new SourceError(
        `${name}=…`,
        undefined,
        `is of "${lang}", which no file is in.`,
        'Correct the tag.',
      );
    }
    texts.set(keyOf(name.slice(dot + 1)), value);
  }
  const title = fields.get('title');
  const same = [...translations].filter(([, texts]) => texts.get('title') === title).map(([lang]) => lang);
  if (title !== undefined && same.length > 1) {
    places.push({
      at: 'title=…',
      note: `is the title in ${same.join(', ')}: name each with its language, fr.title="…"`,
    });
  }
}

function keepExisting(texts: Texts, before: Texts | undefined, file: string, places: ReviewPlace[]): void {
  const has = (prefix: string) => [...texts.keys()].some((key) => key.startsWith(prefix));
  const missingPrefixes = ['glossary.', 'summary.'].filter((prefix) => !has(prefix));
  const kept = [...(before ?? [])].filter(
    ([key]) =>
      (key.startsWith('about.') && !texts.has(key)) ||
      missingPrefixes.some((prefix) => key.startsWith(prefix)),
  );
  for (const [key, text] of kept) texts.set(key, text);
  const keptParts = [...new Set(kept.map(([key]) => key.split('.')[0]))];
  if (keptParts.length) {
    places.push({ at: file, note: `what the sources do not have was kept: ${keptParts.join(', ')}` });
  }
}

/** Throws SourceError, with what to add to the command, if the title or a required field of `about` is missing. */
function assertComplete(translations: Translations, slug: string): void {
  const required = ['title', ...REQUIRED_ABOUT.map((name) => `about.${name}`)];
  const missing = [...translations].flatMap(([lang, texts]) => {
    const names = required.filter((key) => !texts.has(key)).map((key) => key.replace('about.', ''));
    return names.length ? [{ lang, names }] : [];
  });
  if (!missing.length) return;
  const lines = missing.map(({ lang, names }) => `${lang}: ${names.join(', ')}`);
  throw new SourceError(
    slug,
    undefined,
    'is not known well enough for its page; missing is',
    [
      ...lines,
      'Add them to the command, for all languages or for one, or write them at the start of a text between two lines of ---:',
      'issuer="The Harbour Office" occasion="Yearly meeting" date=1999-03-01 source=https://example.org/tides',
      'standing=original fr.standing=unofficial   (original, official or unofficial)',
      'title="On Tides" fr.title="Des marées"   (only if the files have none)',
    ].join('\n    '),
  );
}
