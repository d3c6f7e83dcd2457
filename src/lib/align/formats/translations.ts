import { sectionIdPattern } from '../../document/section-id-pattern.ts';
import { isTree, type PaperFile, type Tree } from '../../document/types.ts';
import { ABOUT } from './source.ts';

/** The texts of a paper in one language by key path, such as `text.background.p3.s1`, in order. A missing key is a gap. */
export type Texts = Map<string, string>;

/** The texts of a paper by language. Every format is read into this and written from it. */
export type Translations = Map<string, Texts>;

const SECTION = sectionIdPattern('(?:\\.|$)');
const GLOSSARY_ENTRY = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const N = '[1-9][0-9]*';
const KEY = new RegExp(
  `^(?:title|about\\.(?:${ABOUT.join('|')})|text\\.${SECTION}\\.(?:heading|(?:p${N}|list${N}\\.i${N})\\.s${N})` +
    `|glossary\\.${GLOSSARY_ENTRY}\\.(?:term|expansion|explanation|forms\\.[0-9]+)|summary\\.${SECTION})$`,
);

/** True if an id is a valid key path of a paper. */
export const isKey = (id: string) => KEY.test(id);

/** True if an id begins like a key path, whether it is valid or not. */
export const looksLikeKey = (id: string) => /^(?:title$|(?:about|text|glossary|summary)\.)/.test(id);

/** Returns the texts of a locale file by key path. */
export function flatten({ title, about, text, glossary = {}, summary = {} }: PaperFile): Texts {
  const texts: Texts = new Map([['title', title]]);
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') texts.set(path, value);
    else for (const [key, below] of Object.entries(value as object)) walk(below, `${path}.${key}`);
  };
  walk(about, 'about');
  walk(text, 'text');
  walk(glossary, 'glossary');
  walk(summary, 'summary');
  return texts;
}

const TOP_LEVEL_KEYS = ['title', 'about', 'text', 'glossary', 'summary'];
const rankOf = (path: string) => {
  const [topLevelKey = '', key = ''] = path.split('.');
  const field = topLevelKey === 'about' ? ABOUT.indexOf(key as (typeof ABOUT)[number]) : 0;
  return TOP_LEVEL_KEYS.indexOf(topLevelKey) * 10 + field;
};

/**
 * Builds a locale file from texts by key path, with its parts in the usual order. Every path must satisfy `isKey`. Does
 * not check whether the paper is complete. An empty glossary is left out.
 */
export function unflatten(texts: Texts): PaperFile {
  const file: Tree = { $schema: '../paper.schema.json' };
  const sorted = [...texts].sort(([a], [b]) => rankOf(a) - rankOf(b));
  for (const [path, text] of sorted) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let tree = file;
    for (const key of keys) {
      // hasOwn, because a section may be called `constructor`.
      const child = Object.hasOwn(tree, key) ? tree[key] : undefined;
      tree = isTree(child) ? child : (tree[key] = {});
    }
    tree[last] = text;
  }
  for (const entry of Object.values(isTree(file.glossary) ? file.glossary : {})) {
    // Objects enumerate integer keys in ascending order, so the array is in the right order whatever the input's was.
    if (isTree(entry) && isTree(entry.forms)) Object.assign(entry, { forms: Object.values(entry.forms) });
  }
  return file as unknown as PaperFile;
}

/**
 * Returns all key paths of a paper, in the order of the base language. A key that only other languages have comes after
 * the key that it follows there.
 */
export function orderedIds(translations: Translations, baseLang: string): string[] {
  const langs = [...translations.keys()].sort((a, b) => Number(b === baseLang) - Number(a === baseLang));
  let ids: string[] = [];
  for (const lang of langs) {
    const known = new Set(ids);
    const newIdsAfter = new Map<string, string[]>();
    let lastKnown = '';
    for (const id of translations.get(lang)?.keys() ?? []) {
      if (known.has(id)) lastKnown = id;
      else newIdsAfter.set(lastKnown, [...(newIdsAfter.get(lastKnown) ?? []), id]);
    }
    ids = [...(newIdsAfter.get('') ?? []), ...ids.flatMap((id) => [id, ...(newIdsAfter.get(id) ?? [])])];
  }
  return ids;
}

/** Returns texts in the order of the base language. Keys that it lacks stay after the key that they follow. */
export function inBaseOrder(base: Texts, texts: Texts): Texts {
  const both: Translations = new Map([
    ['base', base],
    ['', texts],
  ]);
  const entryOf = (id: string): [string, string][] => {
    const text = texts.get(id);
    return text === undefined ? [] : [[id, text]];
  };
  return new Map(orderedIds(both, 'base').flatMap(entryOf));
}
