import { readFileSync } from 'node:fs';
import type english from '../fixtures/library/locales/en/ui.json';

type KeysOf<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? Key : `${Key}.${KeysOf<Words[Key]>}`;
}[keyof Words & string];

/** A key of the interface; a misspelt one fails `npm run check`. */
export type Key = KeysOf<typeof english>;

/** The locale files of the small fixture papers. */
export const LIBRARY = 'tests/fixtures/library/locales';

/** Reads an interface string from its file. Throws if the file does not have it. */
function messageOf(lang: string, key: Key, root: string): string {
  const file = `${root}/${lang}/ui.json`;
  let found: unknown = JSON.parse(readFileSync(file, 'utf8'));
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  if (typeof found !== 'string') throw new Error(`${file}: there is no string "${key}".`);
  return found;
}

/**
 * Returns an interface string with its placeholders filled in. Tests name controls by it, so that new wording breaks no
 * test. Throws if the string is missing or a placeholder has no value.
 */
export function t(
  lang: string,
  key: Key,
  values: Record<string, string | number> = {},
  root = LIBRARY,
): string {
  return messageOf(lang, key, root).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key} needs a value for "${name}".`);
    return String(value);
  });
}

/** Returns an interface string as a pattern for the whole text, in which a placeholder matches anything. */
export function pattern(lang: string, key: Key, root = LIBRARY): RegExp {
  const parts = messageOf(lang, key, root)
    .split(/\{\{\w+\}\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`^\\s*${parts.join('.+')}\\s*$`, 's');
}
