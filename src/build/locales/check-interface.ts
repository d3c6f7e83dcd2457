import { isTree } from '../../lib/document/types.ts';
import type { Json } from './read-json.ts';
import { describe, type Diagnostic } from './diagnostics.ts';
import { BROKEN } from './schema.ts';

const broken = new RegExp(BROKEN, 'u');

type Leaf = { path: string[]; value: unknown };

const leaves = (value: unknown, path: string[] = []): Leaf[] =>
  isTree(value)
    ? Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]))
    : [{ path, value }];

const placeholders = (text: unknown) =>
  typeof text === 'string'
    ? [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name ?? '').sort()
    : [];

// i18next (JSON v4) has the plural forms of `key` in `key_one`, `key_other` and so on, as each language needs them.
const PLURAL = /_(zero|one|two|few|many|other)$/;

/**
 * Finds problems in a language's interface: messages that are missing, empty, unknown or of a wrong type, and messages
 * whose placeholders differ from those of the base language. Plural forms must be those of the language (CLDR, by `Intl`).
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
  const messages = new Map(leaves(json.value).map((leaf) => [leaf.path.join('.'), leaf]));
  const required = requiredMessages(leaves(base), lang);
  const invalid = [...messages.values()].flatMap(({ path, value }): Diagnostic[] => {
    if (typeof value !== 'string') return [{ ...at(path), expected: 'a text', found: describe(value) }];
    if (!value.trim()) return [{ ...at(path), expected: 'a text that is not empty', found: describe(value) }];
    if (broken.test(value))
      return [
        {
          ...at(path),
          expected: 'a text without control characters or broken characters',
          found: describe(value),
        },
      ];
    const baseMessage = required.get(path.join('.'));
    if (!baseMessage) {
      return [
        { ...at(path), expected: `a key that ${baseFile} has`, found: `"${path.join('.')}", which it lacks` },
      ];
    }
    const [expected, found] = [placeholders(baseMessage.value), placeholders(value)];
    // A plural form can leave out the number: "one page".
    const missing = expected.filter(
      (name) => !found.includes(name) && !(baseMessage.plural && name === 'count'),
    );
    const unknown = found.filter((name) => !expected.includes(name));
    if (!missing.length && !unknown.length) return [];
    return [
      { ...at(path), expected: `the placeholders {{${expected.join('}}, {{')}}}`, found: describe(value) },
    ];
  });
  const missing = [...required.entries()]
    .filter(([key]) => !messages.has(key))
    .map(([key, { value }]) => ({
      ...at(key.split('.')),
      expected: `a text, as in ${baseFile}: ${describe(value)}`,
      found: 'nothing',
    }));
  return [...invalid, ...missing];
}

/** Returns the messages that an interface must have: those of the base language, with the plural forms of `lang`. */
function requiredMessages(base: Leaf[], lang: string): Map<string, { value: unknown; plural: boolean }> {
  const required = new Map<string, { value: unknown; plural: boolean }>();
  const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  const keys = new Set(base.map(({ path }) => path.join('.')));
  for (const { path, value } of base) {
    const key = path.join('.');
    const stem = key.replace(PLURAL, '');
    if (stem !== key && keys.has(`${stem}_other`)) {
      if (key === `${stem}_other`) {
        for (const category of categories) required.set(`${stem}_${category}`, { value, plural: true });
      }
    } else {
      required.set(key, { value, plural: false });
    }
  }
  return required;
}

/** Finds the messages that the code uses and the base language's interface lacks. `used` has their keys. */
export function checkUsed(file: string, json: Json, used: string[]): Diagnostic[] {
  const existing = new Set(leaves(json.value).map(({ path }) => path.join('.').replace(PLURAL, '')));
  return used
    .filter((key) => !existing.has(key))
    .map((key) => ({
      file,
      line: json.lineOf(key.split('.')),
      key,
      expected: 'a text, which the pages use',
      found: 'nothing',
    }));
}
