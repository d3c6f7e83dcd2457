import type { Tree } from '../../lib/document/types.ts';
import { BASE } from '../../lib/i18n/fallback.ts';
import { checkLocales, type Files } from '../locales/check.ts';
import { isPaper } from '../locales/read.ts';
import { paperIn } from './import-paper.ts';
import { localeJson } from './locale-json.ts';
import { ABOUT, SourceError, type Place } from '../../lib/align/formats/source.ts';
import { inOrderOf, isKey, unflatten, type Texts } from '../../lib/align/formats/translations.ts';
import {
  beginning,
  interfaceKeys,
  interfaceOf,
  paperKeys,
  readWorksheet,
  stringsOf,
  withoutUnready,
  worksheet,
} from './worksheet.ts';

/** The name of the interface among the files of a language. */
const UI = 'ui';

const interfaceIn = (library: Files, lang: string): Texts | undefined => {
  const json = library.get(`${lang}/${UI}.json`);
  return json === undefined ? undefined : stringsOf(JSON.parse(json.replace(/^\uFEFF/, '')) as Tree);
};

const papersIn = (library: Files): string[] =>
  [...library.keys()]
    .filter((path) => path.startsWith(`${BASE}/`) && isPaper(path))
    .map((path) => path.slice(BASE.length + 1, -'.json'.length));

/** The tables to fill in for a language, by the names of their files (`ui`, and each paper), from files that are right. */
export function sheetsFor(library: Files, lang: string): Map<string, string> {
  const base = interfaceIn(library, BASE) ?? new Map<string, string>();
  const sheets = new Map([
    [UI, worksheet(interfaceKeys(base, lang), lang, interfaceIn(library, lang) ?? new Map())],
  ]);
  for (const slug of papersIn(library)) {
    const work = paperIn(library, slug);
    const shape = work.get(BASE) ?? new Map<string, string>();
    sheets.set(slug, worksheet(paperKeys(shape), lang, work.get(lang) ?? beginning(shape)));
  }
  return sheets;
}

/**
 * What filled tables give: locale files; for each table how much of it is filled in, and what has to be before there is
 * a file; words of files that are there already and the tables have not (`lost`).
 */
export type Translated = {
  files: Files;
  filled: { name: string; present: number; total: number; wanted: string[] }[];
  lost: string[];
  places: Place[];
};

/**
 * Makes the locale files of a language from the tables that a translator filled in, as far as they go: a paper as soon
 * as it has a title and what every paper says of itself, the interface when it is complete. Throws SourceError.
 */
export function translate(
  library: Files,
  sheets: { name: string; file: string; text: string }[],
  lang: string,
  root: string,
): Translated {
  const result: Translated = { files: new Map(), filled: [], lost: [], places: [] };
  for (const { name, file, text } of sheets) {
    const base = name === UI ? interfaceIn(library, BASE) : paperIn(library, name).get(BASE);
    if (!base) {
      throw new SourceError(
        file,
        undefined,
        `belongs to no paper: there is no ${root}/${BASE}/${name}.json.`,
        'Give it the name of its paper, or take it away.',
      );
    }
    const keys = name === UI ? interfaceKeys(base, lang) : base;
    const { texts, places } = readWorksheet(text, file, lang, keys);
    const before = (name === UI ? interfaceIn(library, lang) : paperIn(library, name).get(lang)) ?? new Map();
    const path = `${lang}/${name}.json`;
    for (const [key, words] of before) {
      if (texts.get(key) !== words) result.lost.push(`${root}/${path}  ${key}: ${JSON.stringify(words)}`);
    }
    result.places.push(...places);
    const isWord = (key: string) => name === UI || key.startsWith('text.');
    const total = [...keys.keys()].filter(isWord);
    const present = total.filter((key) => texts.has(key)).length;
    const wanted =
      name === UI
        ? total.filter((key) => !texts.has(key))
        : ['title', ...ABOUT.slice(0, -1).map((field) => `about.${field}`)].filter((key) => !texts.has(key));
    if (name !== UI && !present) wanted.push('a first sentence');
    result.filled.push({ name, present, total: total.length, wanted });
    if (wanted.length) continue;
    if (name === UI) result.files.set(path, localeJson(interfaceOf(texts)));
    else
      result.files.set(path, paper(library, name, lang, root, inOrderOf(base, texts), file, result.places));
  }
  return result;
}

function paper(
  library: Files,
  slug: string,
  lang: string,
  root: string,
  texts: Texts,
  file: string,
  places: Place[],
): string {
  const wrong = [...texts.keys()].find((id) => !isKey(id));
  if (wrong !== undefined) {
    throw new SourceError(file, undefined, `has the id "${wrong}", which no paper can have.`, 'Correct it.');
  }
  const path = `${lang}/${slug}.json`;
  const whole = localeJson(unflatten(texts));
  const problems = checkLocales(new Map([...library, [path, whole]]), root);
  const own = problems.filter((problem) => problem.file === `${root}/${path}`);
  const { texts: ready, unready } = withoutUnready(texts, own);
  if (!unready.length) return whole;
  places.push({
    at: file,
    note: `entries of the glossary that wait for their words, or for the sentence with their form: ${unready.join(', ')}`,
  });
  return localeJson(unflatten(ready));
}
