import { isTree } from '../../lib/document/types.ts';
import type { Json } from './read-json.ts';
import { describe, type Diagnostic } from './diagnostics.ts';

type Leaf = { path: string[]; value: unknown };

const leaves = (value: unknown, path: string[] = []): Leaf[] =>
  isTree(value)
    ? Object.entries(value).flatMap(([key, below]) => leaves(below, [...path, key]))
    : [{ path, value }];

const placeholders = (text: unknown) =>
  [...String(text).matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name ?? '').sort();

// i18next (JSON v4) keeps the plural forms of `key` in `key_one`, `key_other`, by the categories of each language.
const PLURAL = /_(zero|one|two|few|many|other)$/;

/**
 * Every way in which a language's interface is not complete: a string missing, empty, unknown, of a wrong type, or
 * with other placeholders than the base's. Plural forms follow the language's own categories (CLDR, by `Intl`).
 */
export function checkInterface(
  file: string,
  json: Json,
  lang: string,
  baseFile: string,
  base: unknown,
): Diagnostic[] {
  const at = (path: string[]) => ({ file, line: json.lineOf(path), key: path.join('.') || '(whole file)' });
  if (!isTree(json.value)) {
    return [{ ...at([]), expected: 'a group of keys', found: describe(json.value) }];
  }
  const mine = new Map(leaves(json.value).map((leaf) => [leaf.path.join('.'), leaf]));
  const wanted = wantedKeys(leaves(base), lang);
  const wrong = [...mine.values()].flatMap(({ path, value }): Diagnostic[] => {
    if (typeof value !== 'string') return [{ ...at(path), expected: 'a text', found: describe(value) }];
    if (!value.trim()) return [{ ...at(path), expected: 'a text that is not empty', found: describe(value) }];
    const model = wanted.get(path.join('.'));
    if (!model) {
      return [
        { ...at(path), expected: `a key that ${baseFile} has`, found: `"${path.join('.')}", which it lacks` },
      ];
    }
    const [expected, found] = [placeholders(model.value), placeholders(value)];
    // A plural form may leave its number out: "one page".
    const missing = expected.filter((name) => !found.includes(name) && !(model.plural && name === 'count'));
    const unknown = found.filter((name) => !expected.includes(name));
    if (!missing.length && !unknown.length) return [];
    return [
      { ...at(path), expected: `the placeholders {{${expected.join('}}, {{')}}}`, found: describe(value) },
    ];
  });
  const missing = [...wanted.entries()]
    .filter(([key]) => !mine.has(key))
    .map(([key, { value }]) => ({
      ...at(key.split('.')),
      expected: `a text, as in ${baseFile}: ${describe(value)}`,
      found: 'nothing',
    }));
  return [...wrong, ...missing];
}

function wantedKeys(base: Leaf[], lang: string): Map<string, { value: unknown; plural: boolean }> {
  const wanted = new Map<string, { value: unknown; plural: boolean }>();
  const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  const keys = new Set(base.map(({ path }) => path.join('.')));
  for (const { path, value } of base) {
    const key = path.join('.');
    const stem = key.replace(PLURAL, '');
    if (stem !== key && keys.has(`${stem}_other`)) {
      if (key === `${stem}_other`) {
        for (const category of categories) wanted.set(`${stem}_${category}`, { value, plural: true });
      }
    } else {
      wanted.set(key, { value, plural: false });
    }
  }
  return wanted;
}

/** The strings that the pages use and the base language's interface lacks. */
export function checkUsed(file: string, json: Json, used: string[]): Diagnostic[] {
  const own = new Set(leaves(json.value).map(({ path }) => path.join('.').replace(PLURAL, '')));
  return used
    .filter((key) => !own.has(key))
    .map((key) => ({
      file,
      line: json.lineOf(key.split('.')),
      key,
      expected: 'a text, which the pages use',
      found: 'nothing',
    }));
}
