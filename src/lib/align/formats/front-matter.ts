import { ABOUT, SourceError, type ReviewPlace } from './source.ts';

/** The fields at the start of a file, the text after them, and the number of lines before that text. */
export type FrontMatter = { fields: Map<string, string>; body: string; lines: number; places: ReviewPlace[] };

const KNOWN_FIELDS = ['language', 'title', ...ABOUT];
const KEY = /^(?:([\w.-]+(?: [\w.-]+)*)|"([^"]+)"|'([^']+)')\s*:(?:\s+(.*))?$/s;
// TOML, between two lines of +++.
const TOML_KEY = /^([\w.-]+)()()\s*=\s*(.*)$/s;

/** A field with its line in the file, and the indented lines or list items below it. */
type Field = { name: string; raw: string; line: number; below: string[] };

/**
 * Reads front matter: fields between two lines of `---` at the start of a file, one per line, such as `issuer: The
 * Harbour Office`, as in YAML: values may be quoted, go on in indented lines, or be lists. Notes the fields that a paper does
 * not have. Returns no fields if there is no front matter. Throws SourceError.
 */
export function readFrontMatter(text: string, file: string): FrontMatter {
  const none = { fields: new Map<string, string>(), body: text, lines: 0, places: [] };
  const lines = text.split('\n');
  const fence = lines[0]?.trimEnd() ?? '';
  const end = lines.findIndex(
    (line, n) => n > 0 && (line.trimEnd() === fence || (line === '...' && fence === '---')),
  );
  if (!['---', '+++'].includes(fence) || end < 0) return none;
  const parsed = parseFields(lines.slice(1, end), fence === '---' ? KEY : TOML_KEY);
  if (!parsed) return none;
  const fields = new Map<string, string>();
  const places: ReviewPlace[] = [];
  const seen = new Set<string>();
  for (const field of parsed) {
    // Pandoc calls it so.
    const name = field.name === 'lang' ? 'language' : field.name;
    if (seen.has(name)) {
      throw new SourceError(file, field.line, `has "${name}" a second time.`, 'Remove one of them.');
    }
    seen.add(name);
    const addNote = (note: string) => places.push({ at: `${file}:${field.line}`, note });
    if (!KNOWN_FIELDS.includes(name)) addNote(`"${name}" was left out: a paper has no such field`);
    else {
      const value = valueOf(field, file, addNote);
      if (value) fields.set(name, value);
    }
  }
  return { fields, body: lines.slice(end + 1).join('\n'), lines: end + 1, places };
}

/** Returns the fields in lines; undefined if these are something else, such as a text between two rules. */
function parseFields(lines: string[], key: RegExp): Field[] | undefined {
  const fields: Field[] = [];
  for (const [n, line] of lines.entries()) {
    const [match, plain, double, quoted, raw] = key.exec(line) ?? [];
    const last = fields.at(-1);
    if (match !== undefined && !line.startsWith('- ')) {
      fields.push({ name: plain || double || quoted || '', raw: raw?.trim() ?? '', line: n + 2, below: [] });
    } else if (!line.trim() || line.startsWith('#')) continue;
    else if (last && /^(?:\s|- |[\]}])/.test(line)) last.below.push(line.trim());
    else return undefined;
  }
  return fields;
}

/** The value of a field as one line. Lists are separated by commas, which is noted, as is what cannot be a value. */
function valueOf({ name, raw, line, below }: Field, file: string, addNote: (note: string) => void): string {
  const inLine = /^\[(.*)\]$/s.exec([raw, ...below].join(' '))?.[1];
  const items = inLine === undefined ? below.filter((each) => each.startsWith('- ')) : inLine.split(',');
  if (items.length && (raw === '' || inLine !== undefined)) {
    if (items.length > 1) addNote(`the ${items.length} values of "${name}" became one, with commas`);
    return items
      .map((item) => unquoted(item.replace(/^\s*- /, '').trim(), file, line))
      .filter(Boolean)
      .join(', ');
  }
  if (raw === '' && below.some((each) => KEY.test(each))) {
    addNote(`"${name}" was left out: it has fields of its own, and needs a text`);
    return '';
  }
  // A text in the lines below: `>` joins them, `|` does not, but a field has one line.
  const isBlock = /^[>|][+-]?$/.test(raw);
  const joined = [isBlock ? '' : raw, ...below].filter(Boolean).join(' ');
  return isBlock ? joined : unquoted(joined, file, line);
}

function unquoted(raw: string, file: string, line: number): string {
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
