import { applyEdits, modify, parseTree, type Node } from 'jsonc-parser';
import { ownValue } from '../../lib/document/own-value.ts';
import type { Files } from './read.ts';
import { toSimplified, toTraditional } from './opencc.ts';
import { alignedWords, type Overrides } from './pinyin.ts';

/** The language that is converted. */
export const SOURCE = 'zh-Hans';
/** The language that the conversion makes. */
export const TARGET = 'zh-Hant';

/** The file of manual corrections, next to the converted files. No paper can have this name. */
export const CORRECTIONS = `${TARGET}/${SOURCE}.phrases.json`;

/**
 * Manual corrections of the conversion. `phrases` are replaced wherever they occur, longest first. `values` replace whole
 * texts, by file and key (`about.note`). `readings` is pinyin of phrases that the source does not have.
 */
export type Corrections = {
  phrases: Record<string, string>;
  values: Record<string, Record<string, string>>;
  readings: Overrides;
};

/** The files in Traditional Chinese by path, and the key paths of the corrections that applied to nothing. */
export type Conversion = { files: Files; unused: string[][] };

/**
 * Converts the Simplified files among `files`, which must be valid JSON, to Traditional Chinese. Keeps keys and lines as they
 * are. Converts the phrases of pinyin files too. Pure.
 */
export function makeTraditional(files: Files, { phrases, values, readings }: Corrections): Conversion {
  const unused = new Set([
    ...Object.keys(phrases).map((phrase) => keyOf('phrases', phrase)),
    ...Object.entries(values).flatMap(([file, texts]) =>
      Object.keys(texts).map((key) => keyOf('values', file, key)),
    ),
    ...Object.keys(readings).map((phrase) => keyOf('readings', phrase)),
  ]);
  const correctPhrases = createCorrector(phrases, (phrase) => unused.delete(keyOf('phrases', phrase)));
  const converted: Files = new Map();
  const sources = [...files].flatMap(([path, json]) =>
    path.startsWith(`${SOURCE}/`) ? [{ name: path.slice(SOURCE.length + 1), json }] : [],
  );
  for (const { name, json } of sources.filter(({ name }) => !name.includes('.pinyin.'))) {
    const convertedJson = rewriteTexts(json, (text, key) => {
      const value = ownValue(ownValue(values, name), key);
      if (value !== undefined) unused.delete(keyOf('values', name, key));
      return value ?? correctPhrases(toTraditional(text));
    });
    converted.set(`${TARGET}/${name}`, notBase(convertedJson));
  }
  for (const { name, json } of sources.filter(({ name }) => name.includes('.pinyin.'))) {
    const paper = converted.get(`${TARGET}/${name.replace('.pinyin.', '.')}`) ?? '';
    const overrides = convertReadings(JSON.parse(json) as Record<string, unknown>, paper, readings);
    for (const phrase of Object.keys(overrides)) unused.delete(keyOf('readings', phrase));
    converted.set(`${TARGET}/${name}`, `${JSON.stringify(overrides, null, 2)}\n`);
  }
  return { files: converted, unused: [...unused].map((key) => JSON.parse(key) as string[]) };
}

/**
 * Counts the texts in Chinese characters of a file (`of`), and those of them that the conversion also produces (`same`). Few
 * are the same in a manual translation, which must not be overwritten. Both arguments must be valid JSON.
 */
export function countConverted(file: string, conversion: string): { same: number; of: number } {
  const [texts, convertedTexts] = [file, conversion].map((json) => {
    const chineseTexts: string[] = [];
    rewriteTexts(json, (text) => {
      if (/\p{Script=Han}/u.test(text)) chineseTexts.push(text);
      return text;
    });
    return chineseTexts;
  });
  const known = new Set(convertedTexts);
  return { same: texts?.filter((text) => known.has(text)).length ?? 0, of: texts?.length ?? 0 };
}

const keyOf = (...path: string[]) => JSON.stringify(path);

/** Returns a function that replaces phrases in a text in one pass, so that replacements are not corrected again. */
function createCorrector(phrases: Record<string, string>, onUse: (phrase: string) => void) {
  const longest = Object.keys(phrases).sort((a, b) => b.length - a.length);
  const pattern = longest.map((phrase) => phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  if (!pattern) return (text: string) => text;
  return (text: string) =>
    text.replace(new RegExp(pattern, 'gu'), (phrase) => {
      onUse(phrase);
      return ownValue(phrases, phrase) ?? phrase;
    });
}

/** Replaces every text in a JSON file. Keeps everything else, including the formatting. */
function rewriteTexts(json: string, change: (text: string, key: string) => string): string {
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

/** Makes `"base": true` false, because only one language of a paper can be its base. */
const notBase = (json: string): string =>
  (JSON.parse(json) as { base?: unknown }).base === true
    ? applyEdits(json, modify(json, ['base'], false, {}))
    : json;

/**
 * Converts pinyin overrides to the Traditional text. Keeps the pinyin of phrases whose words stay the same; for other words,
 * and for those that only the Traditional text has, uses the manual readings.
 */
function convertReadings(source: Record<string, unknown>, paper: string, manual: Overrides): Overrides {
  const unchanged = Object.entries(source).flatMap(([phrase, pinyin]): [string, string][] => {
    const traditional = toTraditional(phrase);
    if (typeof pinyin !== 'string' || !paper.includes(traditional)) return [];
    return toSimplified(traditional) === phrase && alignedWords(traditional, pinyin)
      ? [[traditional, pinyin]]
      : [];
  });
  const applicable = Object.entries(manual).filter(([phrase]) => paper.includes(phrase));
  return { ...Object.fromEntries(unchanged), ...Object.fromEntries(applicable) };
}
