import type { ReviewPlace } from './source.ts';

/**
 * Collects notes on what was left out of a file or changed. A book can have hundreds of pictures: one kind of note is listed
 * once, with the first place and the number of places.
 */
export class Remarks {
  readonly #file: string;
  readonly #found = new Map<string, { at: string; count: number }>();
  #page = '';

  constructor(file: string) {
    this.#file = file;
  }

  /** Names the page of a book on which the next notes are; '' for the book as a whole. */
  enter(page: string): void {
    this.#page = page && `/${page}`;
  }

  /** Adds a note on a line of the file or page; 0 if it has no line. */
  add(note: string, line = 0): void {
    const found = this.#found.get(note);
    if (found) found.count++;
    else this.#found.set(note, { at: `${this.#file}${this.#page}${line ? `:${line}` : ''}`, count: 1 });
  }

  /** The notes, each once. */
  get places(): ReviewPlace[] {
    return [...this.#found].map(([note, { at, count }]) => ({
      at,
      note: count > 1 ? `${note} (${count} times, here first)` : note,
    }));
  }
}
