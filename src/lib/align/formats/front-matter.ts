import { ABOUT, SourceError, type ReviewPlace } from './source.ts';

/** The fields at the start of a file, the text after them, and the number of lines before that text. */
export type FrontMatter = { fields: Map<string, string>; body: string; lines: number; places: ReviewPlace[] };

const KNOWN_FIELDS = ['language', 'title', ...ABOUT];

/**
 * Reads front matter: fields between two lines of `---` at the start of a file, one per line, such as `issuer: The
 * Harbour Office`. Values may be quoted as in YAML. Returns no fields if there is no front matter. Throws SourceError.
 */
export function readFrontMatter(text: string, file: string): FrontMatter {
  const none = { fields: new Map<string, string>(), body: text, lines: 0, places: [] };
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  const inside = lines.slice(1, Math.max(end, 1));
  if (lines[0] !== '---' || end < 0 || !inside.every((line) => /^(\w+:.*|\s*|#.*)$/s.test(line))) return none;
  const fields = new Map<string, string>();
  const places: ReviewPlace[] = [];
  for (const [n, line] of inside.entries()) {
    const [, name, raw = ''] = /^(\w+):(.*)$/s.exec(line) ?? [];
    if (name === undefined) continue;
    const lineNumber = n + 2;
    if (fields.has(name)) {
      throw new SourceError(file, lineNumber, `has "${name}" a second time.`, 'Remove one of them.');
    }
    if (!KNOWN_FIELDS.includes(name)) {
      places.push({ at: `${file}:${lineNumber}`, note: `"${name}" was left out: a paper has no such field` });
    } else if (raw.trim()) {
      fields.set(name, valueOf(raw.trim(), file, lineNumber));
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
      'Add the closing quotation mark, and write \\" for those inside.',
    );
  }
}

/** Writes front matter that `readFrontMatter` can read. */
export const writeFrontMatter = (fields: [string, string][]): string =>
  ['---', ...fields.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---', ''].join('\n');

/** Returns those front matter fields that belong to `about`. */
export const aboutFields = (fields: Map<string, string>): Record<string, string> =>
  Object.fromEntries([...fields].filter(([name]) => ABOUT.includes(name as (typeof ABOUT)[number])));
