import { readFileSync } from 'node:fs';
import type en from '../../locales/en/ui.json';

type Keys<Node> = {
  [Name in keyof Node & string]: Node[Name] extends string ? Name : `${Name}.${Keys<Node[Name]>}`;
}[keyof Node & string];

/** The key of an interface message, such as `sheets.settings`. */
export type MessageKey = Keys<typeof en>;

type Values = Record<string, string | number>;

// The fixture papers bring interfaces of their own: Arabic is only there.
const FOLDERS = ['locales', 'tests/fixtures/library/locales'];
const interfaces = new Map<string, unknown>();

function interfaceOf(lang: string): unknown {
  if (!interfaces.has(lang)) {
    const texts = FOLDERS.flatMap((folder) => {
      try {
        return [readFileSync(`${folder}/${lang}/ui.json`, 'utf8')];
      } catch {
        return []; // This folder has no interface in that language.
      }
    });
    if (texts[0] === undefined) throw new Error(`No ui.json for ${lang} in ${FOLDERS.join(' or ')}.`);
    interfaces.set(lang, JSON.parse(texts[0]));
  }
  return interfaces.get(lang);
}

/** A message split at its placeholders: text and name of a placeholder in turn. */
function partsOf(lang: string, key: MessageKey): string[] {
  const found = key
    .split('.')
    .reduce<unknown>(
      (node, name) => (node as Record<string, unknown> | undefined)?.[name],
      interfaceOf(lang),
    );
  if (typeof found !== 'string') throw new Error(`locales/${lang}/ui.json has no message ${key}.`);
  return found.split(/\{\{(\w+)\}\}/);
}

/**
 * An interface message as `ui.json` has it, with its placeholders filled, so that a change of wording breaks no test.
 * Throws when the language, the key or a value is missing. Numbers are written as they are, not formatted.
 */
export const t = (lang: string, key: MessageKey, values: Values = {}): string =>
  partsOf(lang, key)
    .map((part, n) => {
      if (n % 2 === 0) return part;
      const value = values[part];
      if (value === undefined) throw new Error(`${key} needs a value for ${part}.`);
      return String(value);
    })
    .join('');

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Matches text that contains an interface message. A placeholder matches its value, or its regular expression, or anything
 * when it has neither.
 */
export const tPattern = (
  lang: string,
  key: MessageKey,
  values: Record<string, string | number | RegExp> = {},
) =>
  new RegExp(
    partsOf(lang, key)
      .map((part, n) => {
        if (n % 2 === 0) return escaped(part);
        const value = values[part] ?? /.+/;
        return value instanceof RegExp ? value.source : escaped(String(value));
      })
      .join(''),
  );
