import { readFileSync } from 'node:fs';
import type en from '../../locales/en/ui.json';

type Keys<Node> = {
  [Name in keyof Node & string]: Node[Name] extends string ? Name : `${Name}.${Keys<Node[Name]>}`;
}[keyof Node & string];

/** The key of an interface message, such as `sheets.settings`. A misspelt one fails `npm run check`. */
export type MessageKey = Keys<typeof en>;

/** The locale files of the published site, and those of the fixture papers, which bring interfaces of their own. */
export const PUBLISHED = 'locales';
export const LIBRARY = 'tests/fixtures/library/locales';

type Values = Record<string, string | number>;
type Patterns = Record<string, string | number | RegExp>;

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The interface messages in folders of locale files; the first folder that has the language is used. Tests find controls by
 * them, so that a change of wording breaks no test.
 */
export function messagesIn(...folders: string[]) {
  const interfaces = new Map<string, unknown>();

  function interfaceOf(lang: string): unknown {
    if (!interfaces.has(lang)) {
      const texts = folders.flatMap((folder) => {
        try {
          return [readFileSync(`${folder}/${lang}/ui.json`, 'utf8')];
        } catch {
          return []; // This folder has no interface in that language.
        }
      });
      if (texts[0] === undefined) throw new Error(`No ui.json for ${lang} in ${folders.join(' or ')}.`);
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
    if (typeof found !== 'string') throw new Error(`The interface in ${lang} has no message ${key}.`);
    return found.split(/\{\{(\w+)\}\}/);
  }

  return {
    /**
     * A message with its placeholders filled. Throws when the language, the key or a value is missing. Numbers are written
     * as they are, not formatted.
     */
    t: (lang: string, key: MessageKey, values: Values = {}): string =>
      partsOf(lang, key)
        .map((part, n) => {
          if (n % 2 === 0) return part;
          const value = values[part];
          if (value === undefined) throw new Error(`${key} needs a value for ${part}.`);
          return String(value);
        })
        .join(''),

    /**
     * Matches text that contains a message. A placeholder matches its value, or its regular expression, or anything when it
     * has neither.
     */
    tPattern: (lang: string, key: MessageKey, values: Patterns = {}): RegExp =>
      new RegExp(
        partsOf(lang, key)
          .map((part, n) => {
            if (n % 2 === 0) return escaped(part);
            const value = values[part] ?? /.+/;
            return value instanceof RegExp ? value.source : escaped(String(value));
          })
          .join(''),
      ),
  };
}
