/** One thing that is wrong with the locale files: where, what was expected, what was found. */
export type Diagnostic = { file: string; line?: number; key: string; expected: string; found: string };

/** What a wrong value is called in a message: its text if it is short, else its kind. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (value !== null && typeof value === 'object') return 'a group of keys';
  const shown = JSON.stringify(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}…"` : shown;
}

/** All problems as one message for a terminal, in the order of the files. */
export function report(problems: Diagnostic[]): string {
  const entries = problems.map(({ file, line, key, expected, found }) =>
    [`${file}${line ? `:${line}` : ''}  ${key}`, `    expected: ${expected}`, `    found:    ${found}`].join(
      '\n',
    ),
  );
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${count} in the locale files\n\n${entries.join('\n\n')}\n`;
}

/** An error that carries every problem found, not the first only. */
export class LocaleError extends Error {
  readonly #problems: Diagnostic[];

  constructor(problems: Diagnostic[]) {
    super(report(problems));
    this.#problems = problems;
    // The place that matters is in the files, not in this program.
    this.stack = `Error: ${this.message}`;
  }

  get problems(): Diagnostic[] {
    return this.#problems;
  }
}
