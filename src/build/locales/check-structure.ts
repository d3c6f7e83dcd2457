import { isTree, type Tree } from '../../lib/document/types.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv';
import type { Json } from './read-json.ts';
import { describe, type Diagnostic } from './diagnostics.ts';
import { paperSchema } from './schema.ts';

const ajv = new Ajv2020({ allErrors: true, verbose: true });
ajv.addFormat('date', {
  type: 'string',
  validate: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && normalizeDate(text) === text,
});
ajv.addFormat('uri', { type: 'string', validate: (text) => /^https?:/.test(text) && URL.canParse(text) });
const isValid = ajv.compile(paperSchema);

/** Detects dates that do not exist: JavaScript parses February 30 as March 2. */
function normalizeDate(text: string): string | undefined {
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.valueOf()) ? undefined : date.toISOString().slice(0, 10);
}

const location = (json: Json, file: string, path: string[]) => ({
  file,
  line: json.lineOf(path),
  key: path.join('.') || '(whole file)',
});

/** Finds everything in a paper's file that does not match the schema. */
export function checkSchema(file: string, json: Json): Diagnostic[] {
  if (isValid(json.value)) return [];
  return (isValid.errors ?? []).map((error) => fromAjv(file, json, error));
}

function fromAjv(file: string, json: Json, error: ErrorObject): Diagnostic {
  // JSON Pointer (RFC 6901).
  const parentPath = error.instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const description = (error.parentSchema as { description?: string } | undefined)?.description;
  switch (error.keyword) {
    case 'required': {
      const path = [...parentPath, error.params.missingProperty as string];
      return { ...location(json, file, path), expected: 'this key, which every paper has', found: 'nothing' };
    }
    case 'dependentRequired': {
      const { missingProperty, property } = error.params as { missingProperty: string; property: string };
      const path = [...parentPath, missingProperty];
      return {
        ...location(json, file, path),
        expected: `this key, because "${property}" is present`,
        found: 'nothing',
      };
    }
    case 'additionalProperties': {
      const path = [...parentPath, error.params.additionalProperty as string];
      const keys = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
      const expected = description ?? `one of ${keys.filter((key) => key !== '$schema').join(', ')}`;
      return { ...location(json, file, path), expected, found: `the key "${path.at(-1)}"` };
    }
    case 'enum':
      return {
        ...location(json, file, parentPath),
        expected: error.params.allowedValues.join(' | '),
        found: describe(error.data),
      };
    case 'not':
      return {
        ...location(json, file, parentPath),
        expected: 'a text without control characters or broken characters',
        found: describe(error.data),
      };
    default:
      return {
        ...location(json, file, parentPath),
        expected: description ?? 'a group of keys',
        found: describe(error.data),
      };
  }
}

/** Checks that a paper's file has no keys that the base language lacks, and has its keys in the same order. Gaps are fine. */
export function checkStructure(
  file: string,
  json: Json,
  text: Tree,
  baseFile: string,
  base: Tree,
): Diagnostic[] {
  const walk = (tree: Tree, baseTree: Tree, path: string[]): Diagnostic[] => {
    const order = Object.keys(baseTree);
    let highestRank = -1;
    return Object.entries(tree).flatMap(([key, value]): Diagnostic[] => {
      const here = location(json, file, ['text', ...path, key]);
      const rank = order.indexOf(key);
      if (rank < 0) {
        return [{ ...here, expected: `a key that ${baseFile} has`, found: `"${key}", which it lacks` }];
      }
      const isLate = rank < highestRank;
      highestRank = Math.max(highestRank, rank);
      if (isLate) {
        const expected = `the order of ${baseFile}: "${key}" before "${order[highestRank]}"`;
        return [{ ...here, expected, found: `"${key}" after "${order[highestRank]}"` }];
      }
      const baseValue = baseTree[key];
      return isTree(value) && isTree(baseValue) ? walk(value, baseValue, [...path, key]) : [];
    });
  };
  return walk(text, base, []);
}

/** Checks that the base language has a heading for every section, and keys with rising numbers. */
export function checkBase(file: string, json: Json, text: Tree): Diagnostic[] {
  const headings = Object.entries(text)
    .filter(([, section]) => isTree(section) && section.heading === undefined)
    .map(([id]) => ({
      ...location(json, file, ['text', id, 'heading']),
      expected: 'a heading, in the base language',
      found: 'nothing',
    }));
  return [...headings, ...checkNumbers(file, json, text, [])];
}

function checkNumbers(file: string, json: Json, tree: Tree, path: string[]): Diagnostic[] {
  const highestByKind = new Map<string, number>();
  return Object.entries(tree).flatMap(([key, value]) => {
    const [, kind = '', digits] = /^(s|p|i|list)([0-9]+)$/.exec(key) ?? [];
    const highest = highestByKind.get(kind) ?? 0;
    const isLate = digits !== undefined && Number(digits) < highest;
    if (digits !== undefined) highestByKind.set(kind, Math.max(highest, Number(digits)));
    const here = { ...location(json, file, ['text', ...path, key]), expected: 'numbers in rising order' };
    return [
      ...(isLate ? [{ ...here, found: `"${key}" after "${kind}${highest}"` }] : []),
      ...(isTree(value) ? checkNumbers(file, json, value, [...path, key]) : []),
    ];
  });
}
