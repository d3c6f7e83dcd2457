import { isTree, type Tree } from '../../lib/document/types.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv';
import type { Json } from './read-json.ts';
import { describe, type Diagnostic } from './diagnostics.ts';
import { paperSchema } from './schema.ts';

const ajv = new Ajv2020({ allErrors: true, verbose: true });
ajv.addFormat('date', {
  type: 'string',
  validate: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && asDay(text) === text,
});
ajv.addFormat('uri', { type: 'string', validate: (text) => /^https?:/.test(text) && URL.canParse(text) });
const valid = ajv.compile(paperSchema);

function asDay(text: string): string | undefined {
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.valueOf()) ? undefined : day.toISOString().slice(0, 10);
}

const place = (json: Json, file: string, path: string[]) => ({
  file,
  line: json.lineOf(path),
  key: path.join('.') || '(whole file)',
});

/** Every way in which a paper's file departs from the schema. */
export function checkSchema(file: string, json: Json): Diagnostic[] {
  if (valid(json.value)) return [];
  return (valid.errors ?? []).map((error) => fromAjv(file, json, error));
}

function fromAjv(file: string, json: Json, error: ErrorObject): Diagnostic {
  const at = error.instancePath.split('/').slice(1);
  const about = (error.parentSchema as { description?: string } | undefined)?.description;
  switch (error.keyword) {
    case 'required': {
      const path = [...at, error.params.missingProperty as string];
      return { ...place(json, file, path), expected: 'this key, which every paper has', found: 'nothing' };
    }
    case 'additionalProperties': {
      const path = [...at, error.params.additionalProperty as string];
      const keys = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
      const expected = about ?? `one of ${keys.filter((key) => key !== '$schema').join(', ')}`;
      return { ...place(json, file, path), expected, found: `the key "${path.at(-1)}"` };
    }
    case 'enum':
      return {
        ...place(json, file, at),
        expected: error.params.allowedValues.join(' | '),
        found: describe(error.data),
      };
    case 'not':
      return {
        ...place(json, file, at),
        expected: 'no control characters, and whole ones',
        found: describe(error.data),
      };
    default:
      return {
        ...place(json, file, at),
        expected: about ?? 'a group of keys',
        found: describe(error.data),
      };
  }
}

/** What another language's file must share with the base's: the keys, and their order. Gaps are no problem. */
export function checkStructure(file: string, json: Json, text: Tree, baseFile: string, base: Tree): Diagnostic[] {
  const walk = (tree: Tree, shape: Tree, path: string[]): Diagnostic[] => {
    const order = Object.keys(shape);
    let last = -1;
    return Object.entries(tree).flatMap(([key, value]): Diagnostic[] => {
      const here = place(json, file, ['text', ...path, key]);
      const rank = order.indexOf(key);
      if (rank < 0) {
        return [{ ...here, expected: `a key that ${baseFile} has`, found: `"${key}", which it lacks` }];
      }
      const late = rank < last;
      last = Math.max(last, rank);
      if (late) {
        const expected = `the order of ${baseFile}: "${key}" before "${order[last]}"`;
        return [{ ...here, expected, found: `"${key}" after "${order[last]}"` }];
      }
      const below = shape[key];
      return isTree(value) && isTree(below) ? walk(value, below, [...path, key]) : [];
    });
  };
  return walk(text, base, []);
}

/** The base language gives every section its heading, and numbers in rising order. */
export function checkBase(file: string, json: Json, text: Tree): Diagnostic[] {
  const headings = Object.entries(text)
    .filter(([, section]) => isTree(section) && section.heading === undefined)
    .map(([id]) => ({
      ...place(json, file, ['text', id, 'heading']),
      expected: 'a heading, in the base language',
      found: 'nothing',
    }));
  return [...headings, ...checkNumbers(file, json, text, [])];
}

function checkNumbers(file: string, json: Json, tree: Tree, path: string[]): Diagnostic[] {
  const last = new Map<string, number>();
  return Object.entries(tree).flatMap(([key, value]) => {
    const [, kind = '', digits] = /^(s|p|i|list)([0-9]+)$/.exec(key) ?? [];
    const before = last.get(kind) ?? 0;
    const late = digits !== undefined && Number(digits) < before;
    if (digits !== undefined) last.set(kind, Math.max(before, Number(digits)));
    const here = { ...place(json, file, ['text', ...path, key]), expected: 'numbers in rising order' };
    return [
      ...(late ? [{ ...here, found: `"${key}" after "${kind}${before}"` }] : []),
      ...(isTree(value) ? checkNumbers(file, json, value, [...path, key]) : []),
    ];
  });
}
