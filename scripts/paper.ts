// npm run paper: brings texts into the reader, and gives them out.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importPaper as bring, checkPaper as check, paperIn } from '../src/build/publish/import-paper.ts';
import type { Source } from '../src/lib/align/formats/read.ts';
import { ABOUT, tagOf } from '../src/lib/align/formats/source.ts';
import { template } from '../src/build/publish/template.ts';
import type { Translations as Work } from '../src/lib/align/formats/translations.ts';
import { FORMATS, writeTranslations as writeWork, type Format } from '../src/lib/align/formats/write.ts';
import { BASE } from '../src/lib/i18n/fallback.ts';
import { isPaper } from '../src/build/locales/read.ts';
import { folders, library, printPlaces, read, Refusal, root, run, write } from './command.ts';
import { progress } from './progress.ts';

const USAGE = `npm run paper new <paper> [<language> …]
    writes a text to fill in for each language: ${root}/<language>/<paper>.md
npm run paper import <paper> [[<language>=]<file> …] [<field>=<words> …] [replace]
    makes the locale files of a paper from texts (.txt, .md), tables (.csv), translation memories (.tmx) and translations
    (.xlf); without a file from what "new" wrote. Fields: ${ABOUT.join(', ')}, or for one language fr.issuer
npm run paper export <paper> ${FORMATS.join('|')} [<folder>] [replace]
    writes a paper for other programs

<paper> is its name in addresses: small letters, digits and hyphens. <language> is a tag such as en, fr or zh-Hans.`;

function begin(slug: string, words: string[]): boolean {
  const known = [...library().keys()].filter(isPaper).map((path) => path.split('/')[0] ?? '');
  const langs = words.length ? words.map((word) => tagOf(word, 'npm run paper new')) : known;
  const all = [...new Set([BASE, ...langs])];
  const files = new Map(all.map((lang) => [join(root, lang, `${slug}.md`), template(lang)]));
  if (existsSync(join(root, BASE, `${slug}.json`))) {
    throw new Refusal(
      `There is a paper "${slug}" already.\n    To change it: npm run paper export ${slug} md, and import what you changed. Or choose another name.`,
    );
  }
  write(files, false);
  console.log(`\nFill them in, then: npm run paper import ${slug}`);
  return true;
}

function take(slug: string, words: string[], replace: boolean): boolean {
  const files = library();
  const said = new Map<string, string>();
  const sources: Source[] = [];
  for (const word of words) {
    const [, name, value = ''] = /^([A-Za-z0-9.-]+)=([^]*)$/.exec(word) ?? [];
    if (name !== undefined && ABOUT.includes(name.split('.').at(-1) as (typeof ABOUT)[number])) {
      said.set(name, value);
    } else {
      const file = name === undefined ? word : value;
      sources.push({ file, bytes: read(file), ...(name === undefined ? {} : { lang: name }) });
    }
  }
  if (!sources.length) sources.push(...begun(slug));
  const { files: made, places } = bring(slug, sources, said, files, root, progress('Aligning'));
  write(new Map([...made].map(([path, json]) => [join(root, path), json])), replace);
  printPlaces(places);
  const langs = [...new Set([BASE, ...[...made.keys()].map((path) => path.split('/')[0] ?? '')])];
  console.log(`\nRead it: npm start, then http://localhost:4173/${[slug, ...langs.slice(0, 2)].join('/')}/`);
  return true;
}

/** The texts that `new` wrote for a paper. */
function begun(slug: string): Source[] {
  const found = folders().flatMap((lang): Source[] => {
    const file = join(root, lang, `${slug}.md`);
    return existsSync(file) ? [{ file, bytes: read(file), lang }] : [];
  });
  if (found.length) return found;
  throw new Refusal(
    `There is no text of "${slug}" in ${root}.\n    Name files: npm run paper import ${slug} ${slug}.en.txt ${slug}.fr.txt`,
  );
}

function texts(work: Work, slug: string, format: Format): [name: string, text: string][] {
  try {
    return [...writeWork(work, slug, format)];
  } catch (error) {
    if (error instanceof RangeError)
      throw new Refusal(`${error.message}\n    Take it out, or export as csv.`);
    throw error;
  }
}

function give(slug: string, [format, folder = '.', ...more]: string[], replace: boolean): boolean {
  if (!FORMATS.includes(format as Format) || more.length) return false;
  const files = library();
  const work = paperIn(files, slug);
  if (!work.has(BASE)) {
    const papers = [...files.keys()].filter(isPaper).map((path) => path.replace(/^.*\/|\.json$/g, ''));
    throw new Refusal(
      `There is no paper "${slug}" in ${root}.\n    There are: ${[...new Set(papers)].join(', ')}`,
    );
  }
  check(files, slug, root);
  write(
    new Map(texts(work, slug, format as Format).map(([name, text]) => [join(folder, name), text])),
    replace,
  );
  return true;
}

run(USAGE, ([verb, slug, ...words], replace) => {
  if (slug === undefined) return false;
  if (!/^(?!about$|404$|ui$)[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    throw new Refusal(
      `"${slug}" cannot be the name of a paper.\n    Use small letters, digits and hyphens, such as on-tides; "about" and "ui" are taken.`,
    );
  }
  if (verb === 'new') return begin(slug, words);
  if (verb === 'import') return take(slug, words, replace);
  if (verb === 'export') return give(slug, words, replace);
  return false;
});
