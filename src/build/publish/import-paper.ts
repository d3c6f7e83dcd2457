import type { PaperFile } from '../../lib/document/types.ts';
import { BASE } from '../../lib/i18n/fallback.ts';
import { checkLocales, type Files } from '../locales/check.ts';
import { LocaleError } from '../locales/diagnostics.ts';
import type { Done } from '../../lib/align/align.ts';
import { localeJson } from './locale-json.ts';
import { readSources, type Source } from '../../lib/align/formats/read.ts';
import { ABOUT, SourceError, tagOf, type Place } from '../../lib/align/formats/source.ts';
import { flatten, inOrderOf, unflatten, type Texts, type Work } from '../../lib/align/formats/translations.ts';

/** The locale files that a paper's sources make, by their paths (`en/tides.json`), and where to read them over. */
export type Brought = { files: Files; places: Place[] };

/**
 * Makes the locale files of a paper from what a publisher brings. `said` are fields of `about` by their names, for all
 * languages (`issuer`) or for one (`fr.issuer`); `library` are the locale files that are there, `root` their folder's
 * name. What the sources do not say of a language that is there already is kept. Throws SourceError if something is
 * wrong with the sources, LocaleError if the files would be. Pure.
 */
export function bring(
  slug: string,
  sources: Source[],
  said: Map<string, string>,
  library: Files,
  root: string,
  done?: Done,
): Brought {
  const before = paperIn(library, slug);
  const { work, places } = readSources(sources, before.get(BASE), done);
  say(work, said);
  for (const [lang, texts] of work) keep(texts, before.get(lang), `${root}/${lang}/${slug}.json`, places);
  const base = work.get(BASE) ?? before.get(BASE);
  if (!base) {
    const names = sources.map(({ file }) => file).join(', ');
    const remedy = `Bring the text in "${BASE}" as well: every paper has it.`;
    throw new SourceError(names, undefined, `has no words in "${BASE}", the base language.`, remedy);
  }
  askFor(work, slug);
  const files: Files = new Map(
    [...work].map(([lang, texts]) => [
      `${lang}/${slug}.json`,
      localeJson(unflatten(lang === BASE ? texts : inOrderOf(base, texts))),
    ]),
  );
  check(new Map([...library, ...files]), slug, root);
  return { files, places };
}

/** A paper of the library in all its languages. Files that cannot be read are left out: the check names them. */
export function paperIn(library: Files, slug: string): Work {
  const work: Work = new Map();
  for (const [path, json] of library) {
    const [lang = '', name] = path.split('/');
    if (name !== `${slug}.json`) continue;
    try {
      work.set(lang, flatten(JSON.parse(json.replace(/^\uFEFF/, '')) as PaperFile));
    } catch {
      // Not JSON, or no paper: `checkLocales` says so, with the line.
    }
  }
  return new Map([...work].sort(([a], [b]) => Number(b === BASE) - Number(a === BASE) || (a < b ? -1 : 1)));
}

/** Throws LocaleError with all problems that the files of a paper would have. */
export function check(files: Files, slug: string, root: string): void {
  const problems = checkLocales(files, root).filter(({ file }) =>
    [`${slug}.json`, `${slug}.pinyin.json`].some((name) => file.endsWith(`/${name}`)),
  );
  if (problems.length) throw new LocaleError(problems);
}

/** What is said of one language counts for more than what is said of all. */
function say(work: Work, said: Map<string, string>): void {
  const general = [...said].filter(([name]) => !name.includes('.'));
  const special = [...said].filter(([name]) => name.includes('.'));
  for (const [field, value] of general) {
    for (const texts of work.values()) texts.set(`about.${field}`, value);
  }
  for (const [name, value] of special) {
    const at = name.lastIndexOf('.');
    const lang = tagOf(name.slice(0, at), `${name}=…`);
    const texts = work.get(lang);
    if (!texts) {
      throw new SourceError(
        `${name}=…`,
        undefined,
        `is of "${lang}", which no file is in.`,
        'Correct the tag.',
      );
    }
    texts.set(`about.${name.slice(at + 1)}`, value);
  }
}

function keep(texts: Texts, before: Texts | undefined, file: string, places: Place[]): void {
  const has = (part: string) => [...texts.keys()].some((key) => key.startsWith(part));
  const whole = ['glossary.', 'summary.'].filter((part) => !has(part));
  const kept = [...(before ?? [])].filter(
    ([key]) => (key.startsWith('about.') && !texts.has(key)) || whole.some((part) => key.startsWith(part)),
  );
  for (const [key, text] of kept) texts.set(key, text);
  const parts = [...new Set(kept.map(([key]) => key.split('.')[0]))];
  if (parts.length) {
    places.push({ at: file, note: `what the sources do not have was kept: ${parts.join(', ')}` });
  }
}

/** Throws SourceError, with the words to add, if something is missing that every paper has. */
function askFor(work: Work, slug: string): void {
  const wanted = ['title', ...ABOUT.slice(0, -1).map((name) => `about.${name}`)];
  const missing = [...work].flatMap(([lang, texts]) => {
    const names = wanted.filter((key) => !texts.has(key)).map((key) => key.replace('about.', ''));
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
