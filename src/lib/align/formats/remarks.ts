import type { ReviewPlace } from './source.ts';

/**
 * Collects notes on what was left out of a file or changed. A book can have hundreds of pictures: one kind of note is listed
 * once, with the first place and the number of places.
 */
export class Remarks {
  readonly #file: string;
  readonly #found = new Map<string, { line: number; count: number }>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Adds a note on a line of the file; 0 if it has no place. */
  add(note: string, line = 0): void {
    const found = this.#found.get(note);
    if (found) found.count++;
    else this.#found.set(note, { line, count: 1 });
  }

  /** The notes, each once. */
  get places(): ReviewPlace[] {
    return [...this.#found].map(([note, { line, count }]) => ({
      at: line ? `${this.#file}:${line}` : this.#file,
      note: count > 1 ? `${note} (${count} times, here first)` : note,
    }));
  }
}
