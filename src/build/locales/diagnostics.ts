/** A problem in the locale files: where it is, what was expected, and what was found. */
export type Diagnostic = { file: string; line?: number; key: string; expected: string; found: string };

/** Describes an invalid value in a message: a simple value as JSON, cut to 60 characters, anything else by its type. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (value !== null && typeof value === 'object') return 'a group of keys';
  const shown = JSON.stringify(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}…"` : shown;
}

/** Formats problems as one message for a terminal, in the given order. */
export function report(problems: Diagnostic[]): string {
  const entries = problems.map(({ file, line, key, expected, found }) =>
    [`${file}${line ? `:${line}` : ''}  ${key}`, `    expected: ${expected}`, `    found:    ${found}`]
      .map(printable)
      .join('\n'),
  );
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${count} in the locale files\n\n${entries.join('\n\n')}\n`;
}

/** Shows control characters, which a terminal would obey. */
const printable = (text: string) =>
  text.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** An error with all problems that were found. */
export class LocaleError extends Error {
  readonly #problems: Diagnostic[];

  constructor(problems: Diagnostic[]) {
    super(report(problems));
    this.#problems = problems;
    // A stack trace would not help: the problems are in the locale files, not in this program.
    this.stack = `Error: ${this.message}`;
  }

  get problems(): Diagnostic[] {
    return this.#problems;
  }
}
