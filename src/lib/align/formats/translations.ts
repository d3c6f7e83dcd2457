import { isTree, type PaperFile, type Tree } from '../../document/types.ts';
import { BASE } from '../../i18n/fallback.ts';
import { ABOUT } from './source.ts';

/** The words of a paper in one language by the paths of their keys, `text.background.p3.s1`, in order. No entry: a gap. */
export type Texts = Map<string, string>;

/** A paper in all its languages, by their tags: what every format is read into and written from. */
export type Work = Map<string, Texts>;

const SECTION = '(?!\\S*-(?:p|s|i|list)[0-9]+(?:-|\\.|$))[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const ENTRY = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const N = '[1-9][0-9]*';
const KEY = new RegExp(
  `^(?:title|about\\.(?:${ABOUT.join('|')})|text\\.${SECTION}\\.(?:heading|(?:p${N}|list${N}\\.i${N})\\.s${N})` +
    `|glossary\\.${ENTRY}\\.(?:term|expansion|explanation|forms\\.[0-9]+)|summary\\.${SECTION})$`,
);

/** True if an id is the path of a key that a paper can have. */
export const isKey = (id: string) => KEY.test(id);

/** True if an id is meant for the path of a key, whether it is a right one or not. */
export const meansKey = (id: string) => /^(?:title$|(?:about|text|glossary|summary)\.)/.test(id);

/** The words of a locale file by the paths of their keys. */
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

const PARTS = ['title', 'about', 'text', 'glossary', 'summary'];
const rank = (path: string) => {
  const [part = '', key = ''] = path.split('.');
  const field = part === 'about' ? ABOUT.indexOf(key as (typeof ABOUT)[number]) : 0;
  return PARTS.indexOf(part) * 10 + field;
};

/**
 * The locale file of words by the paths of their keys (each `isKey`), in the order that files have. Not checked: what is
 * missing is missing. An empty glossary is the same as none.
 */
export function unflatten(texts: Texts): PaperFile {
  const file: Tree = { $schema: '../paper.schema.json' };
  const sorted = [...texts].sort(([a], [b]) => rank(a) - rank(b));
  for (const [path, text] of sorted) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let tree = file;
    for (const key of keys) {
      // `constructor` is a name that a section may have.
      const below = Object.hasOwn(tree, key) ? tree[key] : undefined;
      tree = isTree(below) ? below : (tree[key] = {});
    }
    tree[last] = text;
  }
  for (const entry of Object.values(isTree(file.glossary) ? file.glossary : {})) {
    // Numbers in an object are in rising order, whatever the order of the file was.
    if (isTree(entry) && isTree(entry.forms)) Object.assign(entry, { forms: Object.values(entry.forms) });
  }
  return file as unknown as PaperFile;
}

/** All paths of a work, in the base language's order; what only others have stands behind what it follows there. */
export function idsOf(work: Work): string[] {
  const langs = [...work.keys()].sort((a, b) => Number(b === BASE) - Number(a === BASE));
  let ids: string[] = [];
  for (const lang of langs) {
    const known = new Set(ids);
    const after = new Map<string, string[]>();
    let before = '';
    for (const id of work.get(lang)?.keys() ?? []) {
      if (known.has(id)) before = id;
      else after.set(before, [...(after.get(before) ?? []), id]);
    }
    ids = [...(after.get('') ?? []), ...ids.flatMap((id) => [id, ...(after.get(id) ?? [])])];
  }
  return ids;
}

/** Words in the order in which the base language has them; the others stay behind what they follow. */
export function inOrderOf(base: Texts, texts: Texts): Texts {
  const both: Work = new Map([
    [BASE, base],
    ['', texts],
  ]);
  const own = (id: string): [string, string][] => {
    const text = texts.get(id);
    return text === undefined ? [] : [[id, text]];
  };
  return new Map(idsOf(both).flatMap(own));
}
