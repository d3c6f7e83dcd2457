import { isTree, type Tree } from '../../lib/document/types.ts';
import type { Files } from './read.ts';
import { readJson, type Json } from './read-json.ts';
import { alignedWords } from './pinyin.ts';
import { describe, type Diagnostic } from './diagnostics.ts';
import { CORRECTIONS, makeTraditional, SOURCE, TARGET, type Corrections } from './traditional.ts';

const GROUPS = ['phrases', 'values', 'readings'] as const;

/** Returns the corrections in a checked file, with empty groups for those it leaves out. */
export const correctionsIn = (value: unknown): Corrections => ({
  phrases: {},
  values: {},
  readings: {},
  ...(value as Partial<Corrections>),
});

const locator = (file: string, json: Json) => (path: string[]) => ({
  file,
  line: json.lineOf(path),
  key: path.join('.') || '(whole file)',
});

/**
 * Finds problems in the file of corrections: a wrong location, values that are not texts, or pinyin with wrong spelling. A
 * correction that no longer applies does not stop the build: `unusedCorrections` finds those.
 */
export function checkCorrections(file: string, json: Json): Diagnostic[] {
  const at = locator(file, json);
  if (!file.endsWith(CORRECTIONS))
    return [
      { ...at([]), expected: `corrections of a conversion in ${CORRECTIONS} alone`, found: 'this file' },
    ];
  if (!isTree(json.value))
    return [
      { ...at([]), expected: `groups of corrections: ${GROUPS.join(', ')}`, found: describe(json.value) },
    ];
  const typeProblems = checkTypes(json.value, at);
  if (typeProblems.length) return typeProblems;
  return Object.entries(correctionsIn(json.value).readings)
    .filter(([phrase, pinyin]) => !alignedWords(phrase, pinyin))
    .map(([phrase, pinyin]) => ({
      ...at(['readings', phrase]),
      expected: 'pinyin with tone marks, a space between words, one syllable for each character',
      found: describe(pinyin),
    }));
}

/** Finds the corrections in a checked file that no longer apply to anything in the other files. */
export function unusedCorrections(file: string, json: Json, files: Files): Diagnostic[] {
  // Files that cannot be read have a diagnostic of their own.
  const readable = new Map([...files].filter(([, text]) => isTree(readJson(text).value)));
  return makeTraditional(readable, correctionsIn(json.value)).unused.map((path) => ({
    ...locator(file, json)(path),
    expected: EXPECTED[path[0] as keyof Corrections],
    found: `"${path.at(-1)}", which is not there`,
  }));
}

const EXPECTED: Record<keyof Corrections, string> = {
  phrases: `words as they stand in a text of ${SOURCE} after the conversion and before any correction`,
  values: `the key of a text in a file of ${SOURCE}`,
  readings: `words as they stand in a paper of ${TARGET} that has a file of pinyin in ${SOURCE}`,
};

function checkTypes(
  value: Tree,
  at: (path: string[]) => Omit<Diagnostic, 'expected' | 'found'>,
): Diagnostic[] {
  return Object.entries(value).flatMap(([group, corrections]): Diagnostic[] => {
    if (!(GROUPS as readonly string[]).includes(group))
      return [{ ...at([group]), expected: `one of ${GROUPS.join(', ')}`, found: `the key "${group}"` }];
    if (!isTree(corrections)) {
      return [{ ...at([group]), expected: 'a group of keys', found: describe(corrections) }];
    }
    if (group !== 'values') return checkTexts(corrections, [group], at);
    return Object.entries(corrections).flatMap(([name, texts]): Diagnostic[] =>
      isTree(texts)
        ? checkTexts(texts, [group, name], at)
        : [
            {
              ...at([group, name]),
              expected: 'keys of that file, each with its text',
              found: describe(texts),
            },
          ],
    );
  });
}

function checkTexts(
  texts: Tree,
  path: string[],
  at: (path: string[]) => Omit<Diagnostic, 'expected' | 'found'>,
) {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]): Diagnostic[] => {
    const here = at([...path, key]);
    if (!key.trim()) return [{ ...here, expected: 'a phrase that is not empty', found: describe(key) }];
    if (typeof text === 'string' && text.trim()) return [];
    return [{ ...here, expected: 'a text that is not empty', found: describe(text) }];
  });
}
