import type { PaperFile } from '../../lib/document/types.ts';
import { BASE } from '../../lib/i18n/fallback.ts';
import { checkLocales, type Files } from '../locales/check.ts';
import { LocaleError } from '../locales/diagnostics.ts';
import type { OnProgress } from '../../lib/align/align.ts';
import { localeJson } from './locale-json.ts';
import { readSources, type Source } from '../../lib/align/formats/read.ts';
import { ABOUT, SourceError, tagOf, type ReviewPlace } from '../../lib/align/formats/source.ts';
import {
  flatten,
  inBaseOrder,
  unflatten,
  type Texts,
  type Translations,
} from '../../lib/align/formats/translations.ts';

/** The imported locale files by path (`en/tides.json`), and the places that somebody should review. */
export type ImportedPaper = { files: Files; places: ReviewPlace[] };

/**
 * Makes the locale files of a paper from a publisher's files. `aboutFields` has fields of `about`, for all languages
 * (`issuer`) or for one (`fr.issuer`). `library` has the existing locale files, and `root` is the name of their folder.
 * Keeps what the sources lack from the existing files of the paper. Throws SourceError for errors in the sources, and
 * LocaleError if the resulting files would not pass the checks. Pure.
 */
export function importPaper(
  slug: string,
  sources: Source[],
  aboutFields: Map<string, string>,
  library: Files,
  root: string,
  onProgress?: OnProgress,
): ImportedPaper {
  const before = paperIn(library, slug);
  const { translations, places } = readSources(sources, before.get(BASE), onProgress);
  setAboutFields(translations, aboutFields);
  for (const [lang, texts] of translations)
    keepExisting(texts, before.get(lang), `${root}/${lang}/${slug}.json`, places);
  const base = translations.get(BASE) ?? before.get(BASE);
  if (!base) {
    const names = sources.map(({ file }) => file).join(', ');
    const remedy = `Import the text in "${BASE}" as well: every paper needs it.`;
    throw new SourceError(names, undefined, `has no text in "${BASE}", the base language.`, remedy);
  }
  assertComplete(translations, slug);
  const files: Files = new Map(
    [...translations].map(([lang, texts]) => [
      `${lang}/${slug}.json`,
      localeJson(unflatten(lang === BASE ? texts : inBaseOrder(base, texts))),
    ]),
  );
  checkPaper(new Map([...library, ...files]), slug, root);
  return { files, places };
}

/** Returns the texts of a paper in all its languages, base language first. Leaves out files that are not valid JSON. */
export function paperIn(library: Files, slug: string): Translations {
  const translations: Translations = new Map();
  for (const [path, json] of library) {
    const [lang = '', name] = path.split('/');
    if (name !== `${slug}.json`) continue;
    try {
      translations.set(lang, flatten(JSON.parse(json) as PaperFile));
    } catch {
      // Not JSON, or not a paper. `checkLocales` reports that, with the line.
    }
  }
  return new Map(
    [...translations].sort(([a], [b]) => Number(b === BASE) - Number(a === BASE) || (a < b ? -1 : 1)),
  );
}

/** Throws LocaleError with all problems in the files of a paper, pinyin included. */
export function checkPaper(files: Files, slug: string, root: string): void {
  const problems = checkLocales(files, root).filter(({ file }) =>
    [`${slug}.json`, `${slug}.pinyin.json`].some((name) => file.endsWith(`/${name}`)),
  );
  if (problems.length) throw new LocaleError(problems);
}

/** Sets fields of `about`. A field for one language takes precedence over the same field for all. */
function setAboutFields(translations: Translations, aboutFields: Map<string, string>): void {
  const forAll = [...aboutFields].filter(([name]) => !name.includes('.'));
  const forOne = [...aboutFields].filter(([name]) => name.includes('.'));
  for (const [field, value] of forAll) {
    for (const texts of translations.values()) texts.set(`about.${field}`, value);
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
    texts.set(`about.${name.slice(dot + 1)}`, value);
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
  const required = ['title', ...ABOUT.slice(0, -1).map((name) => `about.${name}`)];
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
    ].join('\n    '),
  );
}
