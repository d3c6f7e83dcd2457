import { parseTree, type Node } from 'jsonc-parser';
import type { Files } from './check.ts';
import { toSimplified, toTraditional } from './opencc.ts';
import { alignedWords, type Overrides } from './pinyin.ts';

/** The language that is converted, and the one that is made of it. */
export const SOURCE = 'zh-Hans';
export const TARGET = 'zh-Hant';

/** The file of what the conversion gets wrong, beside the files that it makes: no paper can be called so. */
export const CORRECTIONS = `${TARGET}/${SOURCE}.phrases.json`;

/**
 * What is put right by hand after the conversion: phrases wherever they stand, the longest first; whole values, by file
 * and key (`about.note`); and how phrases are read in pinyin that the source does not have.
 */
export type Corrections = {
  phrases: Record<string, string>;
  values: Record<string, Record<string, string>>;
  readings: Overrides;
};

/** The files in Traditional Chinese, by path, and the corrections (as paths of keys) that found nothing to correct. */
export type Made = { files: Files; unused: string[][] };

/**
 * Makes the Traditional files from the Simplified ones among `files`, which are valid JSON: the same keys in the same
 * lines. Files of pinyin get the phrases of the Traditional text. Pure.
 */
export function makeTraditional(files: Files, { phrases, values, readings }: Corrections): Made {
  const unused = new Set([
    ...Object.keys(phrases).map((phrase) => keyOf('phrases', phrase)),
    ...Object.entries(values).flatMap(([file, own]) =>
      Object.keys(own).map((key) => keyOf('values', file, key)),
    ),
    ...Object.keys(readings).map((phrase) => keyOf('readings', phrase)),
  ]);
  const correct = corrector(phrases, (phrase) => unused.delete(keyOf('phrases', phrase)));
  const made: Files = new Map();
  const sources = [...files].flatMap(([path, json]) =>
    path.startsWith(`${SOURCE}/`) ? [{ name: path.slice(SOURCE.length + 1), json }] : [],
  );
  for (const { name, json } of sources.filter(({ name }) => !name.includes('.pinyin.'))) {
    const text = rewrite(json, (own, key) => {
      const value = ownValue(values[name], key);
      if (value !== undefined) unused.delete(keyOf('values', name, key));
      return value ?? correct(toTraditional(own));
    });
    made.set(`${TARGET}/${name}`, text);
  }
  for (const { name, json } of sources.filter(({ name }) => name.includes('.pinyin.'))) {
    const paper = made.get(`${TARGET}/${name.replace('.pinyin.', '.')}`) ?? '';
    const overrides = convertReadings(JSON.parse(json) as Record<string, unknown>, paper, readings);
    for (const phrase of Object.keys(overrides)) unused.delete(keyOf('readings', phrase));
    made.set(`${TARGET}/${name}`, `${JSON.stringify(overrides, null, 2)}\n`);
  }
  return { files: made, unused: [...unused].map((key) => JSON.parse(key) as string[]) };
}

/**
 * How many of a file's texts in Chinese characters are what the conversion makes, and of how many: a translation by hand
 * has few. Both are valid JSON.
 */
export function converted(file: string, made: string): { same: number; of: number } {
  const [own, other] = [file, made].map((json) => {
    const texts: string[] = [];
    rewrite(json, (text) => {
      texts.push(text);
      return text;
    });
    return texts.filter((text) => /\p{Script=Han}/u.test(text));
  });
  const known = new Set(other);
  return { same: own?.filter((text) => known.has(text)).length ?? 0, of: own?.length ?? 0 };
}

const keyOf = (...path: string[]) => JSON.stringify(path);

const ownValue = (group: Record<string, string> | undefined, key: string) =>
  group && Object.hasOwn(group, key) ? group[key] : undefined;

/** Gives what replaces phrases in a text, each place once: what was put right is not looked into again. */
function corrector(phrases: Record<string, string>, used: (phrase: string) => void) {
  const longest = Object.keys(phrases).sort((a, b) => b.length - a.length);
  const pattern = longest.map((phrase) => phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  if (!pattern) return (text: string) => text;
  return (text: string) =>
    text.replace(new RegExp(pattern, 'gu'), (phrase) => {
      used(phrase);
      return phrases[phrase] ?? phrase;
    });
}

/** Rewrites every text in a JSON file, given its key; all else stays as it is written. */
function rewrite(json: string, change: (text: string, key: string) => string): string {
  const texts: { node: Node; key: string }[] = [];
  const walk = (node: Node, path: string[]): void => {
    if (node.type === 'string') texts.push({ node, key: path.join('.') });
    node.children?.forEach((child, n) => {
      if (child.type !== 'property') walk(child, [...path, String(n)]);
      else if (child.children?.[1]) walk(child.children[1], [...path, String(child.children[0]?.value)]);
    });
  };
  const root = parseTree(json);
  if (root) walk(root, []);
  return texts.reduceRight(
    (text, { node: { offset, length, value }, key }) =>
      text.slice(0, offset) + JSON.stringify(change(String(value), key)) + text.slice(offset + length),
    json,
  );
}

/**
 * How phrases of the Traditional text are read: as those of the Simplified one, where they are the same words. Where
 * other words stand in their place, and for what only the Traditional text has, there are the readings by hand.
 */
function convertReadings(source: Record<string, unknown>, paper: string, byHand: Overrides): Overrides {
  const same = Object.entries(source).flatMap(([phrase, pinyin]): [string, string][] => {
    const own = toTraditional(phrase);
    if (typeof pinyin !== 'string' || !paper.includes(own)) return [];
    return toSimplified(own) === phrase && alignedWords(own, pinyin) ? [[own, pinyin]] : [];
  });
  const more = Object.entries(byHand).filter(([phrase]) => paper.includes(phrase));
  return { ...Object.fromEntries(same), ...Object.fromEntries(more) };
}
