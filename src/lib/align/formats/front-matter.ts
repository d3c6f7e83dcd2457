import { ABOUT, SourceError, type Place } from './source.ts';

/** What a file says of itself before its text: by name, the text that follows, and the lines before that. */
export type Front = { fields: Map<string, string>; body: string; lines: number; places: Place[] };

const KNOWN = ['language', 'title', ...ABOUT];

/**
 * Reads what stands between two lines of `---` at the start of a file, a line for each field: `issuer: The Harbour
 * Office`. A value may stand between quotation marks, as in YAML. Throws SourceError.
 */
export function readFront(text: string, file: string): Front {
  const none = { fields: new Map<string, string>(), body: text, lines: 0, places: [] };
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  const inside = lines.slice(1, Math.max(end, 1));
  if (lines[0] !== '---' || end < 0 || !inside.every((line) => /^(\w+:.*|\s*|#.*)$/s.test(line))) return none;
  const fields = new Map<string, string>();
  const places: Place[] = [];
  for (const [n, line] of inside.entries()) {
    const [, name, raw = ''] = /^(\w+):(.*)$/s.exec(line) ?? [];
    if (name === undefined) continue;
    const at = n + 2;
    if (fields.has(name))
      throw new SourceError(file, at, `has "${name}" a second time.`, 'Leave one of them.');
    if (!KNOWN.includes(name)) {
      places.push({ at: `${file}:${at}`, note: `"${name}" was left out: a paper has no such field` });
    } else if (raw.trim()) {
      fields.set(name, valueOf(raw.trim(), file, at));
    }
  }
  return { fields, body: lines.slice(end + 1).join('\n'), lines: end + 1, places };
}

function valueOf(raw: string, file: string, line: number): string {
  if (raw.startsWith("'") && raw.endsWith("'") && raw.length > 1)
    return raw.slice(1, -1).replaceAll("''", "'");
  if (!raw.startsWith('"')) return raw;
  try {
    return String(JSON.parse(raw));
  } catch {
    throw new SourceError(
      file,
      line,
      'has a value that begins with a quotation mark and does not end with one.',
      'End it with one, and write \\" for those within.',
    );
  }
}

/** Fields as `readFront` reads them. */
export const writeFront = (fields: [string, string][]): string =>
  ['---', ...fields.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---', ''].join('\n');

/** The fields of `about` among those that a file says of itself. */
export const aboutIn = (fields: Map<string, string>): Record<string, string> =>
  Object.fromEntries([...fields].filter(([name]) => ABOUT.includes(name as (typeof ABOUT)[number])));
