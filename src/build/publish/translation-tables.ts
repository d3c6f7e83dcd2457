import type { Tree } from '../../lib/document/types.ts';
import { FALLBACK } from '../../lib/i18n/fallback.ts';
import { checkLocales } from '../locales/check.ts';
import { isPaper, type Files } from '../locales/read.ts';
import { baseIn, markBase, paperIn } from './import-paper.ts';
import { localeJson } from './locale-json.ts';
import { REQUIRED_ABOUT, SourceError, type ReviewPlace } from '../../lib/align/formats/source.ts';
import { inBaseOrder, isKey, unflatten, type Texts } from '../../lib/align/formats/translations.ts';
import {
  initialTexts,
  interfaceKeys,
  interfaceTree,
  paperKeys,
  readWorksheet,
  stringsOf,
  withoutUnreadyEntries,
  worksheet,
} from './worksheet.ts';

/** The name of the interface's file, without its extension. */
const UI = 'ui';

const interfaceIn = (library: Files, lang: string): Texts | undefined => {
  const json = library.get(`${lang}/${UI}.json`);
  return json === undefined ? undefined : stringsOf(JSON.parse(json) as Tree);
};

/** Returns the names of the papers in any language. */
export const papersIn = (library: Files): string[] => [
  ...new Set([...library.keys()].filter(isPaper).map((path) => path.replace(/^.*\/|\.json$/g, ''))),
];

/**
 * Makes the worksheets of a language: CSV text by name, which is `ui` or a paper's. Papers that have it as their base
 * language are left out, and so is the interface if others fall back to it. Expects `library` to have passed the checks.
 */
export function worksheetsFor(library: Files, lang: string): Map<string, string> {
  const worksheets = new Map<string, string>();
  if (lang !== FALLBACK) {
    const keys = interfaceKeys(interfaceIn(library, FALLBACK) ?? new Map<string, string>(), lang);
    worksheets.set(UI, worksheet(keys, FALLBACK, lang, interfaceIn(library, lang) ?? new Map()));
  }
  for (const slug of papersIn(library)) {
    const baseLang = baseIn(library, slug);
    if (baseLang === undefined || baseLang === lang) continue;
    const translations = paperIn(library, slug);
    const base = translations.get(baseLang) ?? new Map<string, string>();
    worksheets.set(
      slug,
      worksheet(paperKeys(base), baseLang, lang, translations.get(lang) ?? initialTexts(base)),
    );
  }
  return worksheets;
}

/**
 * The result of importing worksheets: the locale files; for each worksheet how much is filled in, and what is still needed
 * (`wanted`) before there can be a file; and the existing texts that the worksheets would remove (`lost`).
 */
export type ImportedWorksheets = {
  files: Files;
  filled: { name: string; present: number; total: number; wanted: string[] }[];
  lost: string[];
  places: ReviewPlace[];
};

/**
 * Makes the locale files of a language from the worksheets that a translator has filled in. A paper needs a title, the
 * required fields of `about` and one sentence; the interface must be complete. Throws SourceError.
 */
export function importWorksheets(
  library: Files,
  worksheets: { name: string; file: string; text: string }[],
  lang: string,
  root: string,
): ImportedWorksheets {
  const result: ImportedWorksheets = { files: new Map(), filled: [], lost: [], places: [] };
  for (const { name, file, text } of worksheets) {
    const baseLang = name === UI ? FALLBACK : (baseIn(library, name) ?? '');
    const base = name === UI ? interfaceIn(library, baseLang) : paperIn(library, name).get(baseLang);
    if (!base) {
      throw new SourceError(
        file,
        undefined,
        `belongs to no paper: no language in ${root} has a ${name}.json.`,
        'Rename it after its paper, or remove it.',
      );
    }
    if (lang === baseLang) {
      throw new SourceError(
        file,
        undefined,
        `is in "${lang}", the base language of "${name}", which the others are translated from.`,
        `Remove it. To change the text, edit ${root}/${lang}/${name}.json.`,
      );
    }
    const keys = name === UI ? interfaceKeys(base, lang) : base;
    const { texts, places } = readWorksheet(text, file, lang, keys, baseLang);
    const before = (name === UI ? interfaceIn(library, lang) : paperIn(library, name).get(lang)) ?? new Map();
    const path = `${lang}/${name}.json`;
    for (const [key, existing] of before) {
      if (texts.get(key) !== existing) {
        result.lost.push(`${root}/${path}  ${key}: ${JSON.stringify(existing)}`);
      }
    }
    result.places.push(...places);
    const countedKeys = [...keys.keys()].filter((key) => name === UI || key.startsWith('text.'));
    const present = countedKeys.filter((key) => texts.has(key)).length;
    const wanted =
      name === UI
        ? countedKeys.filter((key) => !texts.has(key))
        : ['title', ...REQUIRED_ABOUT.map((field) => `about.${field}`)].filter((key) => !texts.has(key));
    if (name !== UI && !present) wanted.push('a first sentence');
    result.filled.push({ name, present, total: countedKeys.length, wanted });
    if (wanted.length) continue;
    if (name === UI) result.files.set(path, localeJson(interfaceTree(texts)));
    else {
      const marked = markBase(library, new Map([[path, '']]), name, baseLang);
      const all = new Map([...library, ...marked]);
      const json = paperJson(all, name, lang, root, inBaseOrder(base, texts), file, result.places);
      for (const [one, made] of [[path, json] as const, ...marked]) result.files.set(one, made);
    }
  }
  return result;
}

function paperJson(
  library: Files,
  slug: string,
  lang: string,
  root: string,
  texts: Texts,
  file: string,
  places: ReviewPlace[],
): string {
  const invalid = [...texts.keys()].find((id) => !isKey(id));
  if (invalid !== undefined) {
    throw new SourceError(
      file,
      undefined,
      `has the id "${invalid}", which no paper can have.`,
      'Correct it.',
    );
  }
  const path = `${lang}/${slug}.json`;
  const complete = localeJson(unflatten(texts));
  const problems = checkLocales(new Map([...library, [path, complete]]), root);
  const problemsHere = problems.filter((problem) => problem.file === `${root}/${path}`);
  const { texts: ready, unready } = withoutUnreadyEntries(texts, problemsHere);
  if (!unready.length) return complete;
  places.push({
    at: file,
    note: `entries of the glossary that wait for their words, or for the sentence with their form: ${unready.join(', ')}`,
  });
  return localeJson(unflatten(ready));
}
