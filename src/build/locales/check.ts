import { isTree, type PaperFile, type Tree } from '../../lib/document/types.ts';
import { baseLanguage } from '../../lib/document/base-language.ts';
import { FALLBACK } from '../../lib/i18n/fallback.ts';
import { validateLanguageTag } from '../../lib/i18n/language-tag.ts';
import { checkInterface, checkUsed } from './check-interface.ts';
import { readJson, type Json } from './read-json.ts';
import type { Diagnostic } from './diagnostics.ts';
import { checkAnnotations } from './check-annotations.ts';
import { checkPinyin, OVERRIDES } from './check-pinyin.ts';
import { isPaper, type Files } from './read.ts';
import { checkBase, checkSchema, checkStructure } from './check-structure.ts';
import { checkCorrections } from './check-traditional.ts';

type Entry = { path: string; file: string; lang: string; name: string; json: Json };

// `about` is a page of the reader; anything but small letters, digits and hyphens would need escaping in an address.
const SLUG = /^(?!about$|404$)[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Checks all locale files together. Gives every problem found, file by file; none means that each file can be read
 * without further checks. `root` is the name that the files' folder has in messages, `used` names the strings of the
 * interface that the pages need.
 */
export function checkLocales(files: Files, root = 'locales', used: string[] = []): Diagnostic[] {
  const entries = [...files].map(([path, text]): Entry => {
    const [lang = '', name = ''] = path.split('/');
    return { path, file: `${root}/${path}`, lang, name: name.replace(/\.json$/, ''), json: readJson(text) };
  });
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const langs = [...new Set(entries.map(({ lang }) => lang))];
  return [
    ...(byPath.has(`${FALLBACK}/ui.json`)
      ? []
      : [
          absent(
            `${root}/${FALLBACK}/ui.json`,
            'the interface in English, which every other one falls back to',
          ),
        ]),
    ...(entries.some(({ name }) => isPaper(`${name}.json`))
      ? []
      : [absent(root, 'at least one paper, <language>/<paper>.json')]),
    ...langs.flatMap((lang) => {
      const fault = validateLanguageTag(lang);
      return fault ? [{ file: `${root}/${lang}`, key: '(folder)', ...fault, found: `"${lang}"` }] : [];
    }),
    ...entries.flatMap((entry) => checkEntry(entry, byPath, files, root, used)),
  ];
}

const absent = (file: string, expected: string): Diagnostic => ({
  file,
  key: '(whole file)',
  expected,
  found: 'nothing',
});

function checkEntry(
  entry: Entry,
  byPath: Map<string, Entry>,
  files: Files,
  root: string,
  used: string[],
): Diagnostic[] {
  const { file, lang, name, json } = entry;
  const faults = json.faults.map((fault) => ({ file, key: '(JSON)', ...fault }));
  if (json.value === undefined) return faults;
  if (name === 'ui') {
    const base = byPath.get(`${FALLBACK}/ui.json`);
    const baseValue = base?.json.value;
    if (lang === FALLBACK)
      return [
        ...faults,
        ...checkInterface(file, json, lang, file, json.value),
        ...checkUsed(file, json, used),
      ];
    if (validateLanguageTag(lang) || !base || !isTree(baseValue)) return faults;
    return [...faults, ...checkInterface(file, json, lang, base.file, baseValue)];
  }
  if (name.endsWith('.phrases')) return [...faults, ...checkCorrections(file, json)];
  if (name.endsWith(OVERRIDES)) {
    if (validateLanguageTag(lang)) return faults;
    const paper = byPath.get(`${lang}/${name.slice(0, -OVERRIDES.length)}.json`);
    return [...faults, ...checkPinyin(file, json, lang, paper && textOf(paper.json))];
  }
  const slug = SLUG.test(name)
    ? []
    : [
        {
          file,
          key: '(file name)',
          expected: 'small letters, digits and hyphens, not "about"',
          found: `"${name}"`,
        },
      ];
  const schema = checkSchema(file, json);
  const { base, rivals } = baseOf(name, byPath);
  const text = textOf(json);
  const own = text && { file, json, text };
  if (!base || entry === base) {
    const more = own ? [...checkBase(file, json, text), ...checkAnnotations(own, own)] : [];
    return [...faults, ...slug, ...schema, ...more];
  }
  if (rivals.includes(entry)) {
    schema.push({
      file,
      line: json.lineOf(['base']),
      key: 'base',
      expected: `one base language for a paper; ${base.file} is it already`,
      found: 'true',
    });
  }
  const baseText = textOf(base.json);
  const shape =
    own && baseText
      ? [
          ...checkStructure(file, json, text, base.file, baseText),
          ...checkAnnotations(own, { file: base.file, json: base.json, text: baseText }),
        ]
      : [];
  // A key that neither the schema nor the base knows is one problem, not two.
  const known = new Set(schema.map(({ key }) => key));
  return [...faults, ...slug, ...schema, ...shape.filter(({ key }) => !known.has(key))];
}

/** The file that sets the shape of a paper, and any others that claim to. */
function baseOf(name: string, byPath: Map<string, Entry>): { base: Entry | undefined; rivals: Entry[] } {
  const files = [...byPath.values()].filter((entry) => entry.name === name).sort(byLang);
  const claims = files.filter(
    ({ json }) => isTree(json.value) && (json.value as Partial<PaperFile>).base === true,
  );
  const lang = baseLanguage(files.map((entry) => ({ lang: entry.lang, base: entry === claims[0] })));
  return { base: files.find((entry) => entry.lang === lang), rivals: claims.slice(1) };
}

const byLang = (a: Entry, b: Entry) => (a.lang < b.lang ? -1 : 1);

function textOf(json: Json): Tree | undefined {
  const text = isTree(json.value) ? (json.value as Partial<PaperFile>).text : undefined;
  return isTree(text) ? text : undefined;
}
