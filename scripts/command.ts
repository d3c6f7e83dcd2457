// Shared by the commands for publishers: arguments, files, messages and exit codes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SourceError, type ReviewPlace as Place } from '../src/lib/align/formats/source.ts';
import { checkLocales } from '../src/build/locales/check.ts';
import { readFolder, type Files } from '../src/build/locales/read.ts';
import { LocaleError, type Diagnostic } from '../src/build/locales/diagnostics.ts';
import { placeLines } from './place-lines.ts';
import { writeAll } from './write-all.ts';

/** The locale folder, as in vite.config.ts. */
export const root = process.env.LOCALES ?? 'locales';

/** The words of a command, and whether existing files may be replaced. Throws TypeError at an unknown option. */
function parseWords(args: string[]): { words: string[]; replace: boolean } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, base: { type: 'string' } },
  });
  // Accept plain words too, `replace` and `base=fr`: npm keeps an option for itself unless it follows `--`.
  const asWord = positionals.at(-1) === 'replace';
  const words = asWord ? positionals.slice(0, -1) : positionals;
  return {
    words: values.base === undefined ? words : [...words, `base=${values.base}`],
    replace: values.replace || asWord,
  };
}

/** A problem that the person at the terminal can solve. Its message is printed without a stack. */
export class UserError extends Error {}

/**
 * Runs a command, which returns false if its words make no sense; then the usage is printed. Problems that the user can
 * solve are printed as a message with exit code 1. Other errors are thrown.
 */
export function run(usage: string, command: (words: string[], replace: boolean) => boolean): void {
  // A full disk, or a pipe that nobody reads.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (!process.exitCode)
      console.error(`\nThe messages could not be written (${error.code}). Everything else was done.`);
    process.exitCode = 1;
  });
  process.stderr.on('error', () => (process.exitCode = 1));
  try {
    const { words, replace } = parseWords(process.argv.slice(2));
    if (command(words, replace)) return;
    console.error(usage);
  } catch (error) {
    if (error instanceof LocaleError) {
      console.error(`\nNothing was written, because of ${error.message}`);
    } else if (error instanceof SourceError || error instanceof UserError) {
      console.error(`\n${error.message}\n\nNothing was written.`);
    } else if (error instanceof TypeError && 'code' in error) {
      console.error(`${error.message}\n\n${usage}`);
    } else if (error instanceof Error && 'syscall' in error) {
      console.error(`\n${error.message}\n\nNothing was written.`);
    } else throw error;
  }
  process.exitCode = 1;
}

/** The locale files. Throws UserError if the folder cannot be read. */
export function localeFiles(): Files {
  try {
    return readFolder(root).files;
  } catch (error) {
    throw new UserError(
      `The locale folder "${root}" cannot be read (${(error as Error).message}).\n    Run this command in the project folder.`,
    );
  }
}

/** The locale files and every problem in them and their folder. Throws UserError if the folder cannot be read. */
export function checkedFiles(usedKeys: string[]): { files: Files; problems: Diagnostic[] } {
  localeFiles();
  const { files, problems } = readFolder(root);
  return { files, problems: [...problems, ...checkLocales(files, root, usedKeys)] };
}

/** The names of the language folders, sorted. */
export const languageFolders = (): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();

const READ_REMEDIES: Record<string, string> = {
  ENOENT: 'Check the name. It is relative to the project folder.',
  EISDIR: 'It is a folder: name the files in it.',
  EACCES:
    'You have no permission to read it. To give yourself that: chmod u+r, on Windows in its properties.',
  EPERM: 'You have no permission to read it. To give yourself that: chmod u+r, on Windows in its properties.',
};

/** The bytes of a file. Throws UserError if it cannot be read. */
export function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const remedy = READ_REMEDIES[code] ?? message;
    throw new UserError(`${file}  cannot be read (${code}).\n    ${remedy}`);
  }
}

/**
 * Writes all files or none, and prints their names. Throws UserError if one of `guarded` (by default, of the files)
 * exists and `replace` is false.
 */
export function write(
  files: Map<string, string>,
  replace: boolean,
  guarded: string[] = [...files.keys()],
): void {
  const existing = [...files.keys()].filter((path) => existsSync(path));
  const blocked = guarded.filter((path) => existsSync(path));
  if (blocked.length && !replace) {
    const [exist, them] = blocked.length === 1 ? ['already exists', 'it'] : ['already exist', 'them'];
    throw new UserError(
      `${blocked.join(', ')}  ${exist}.\n    To replace ${them}, add the word "replace" at the end of the command.`,
    );
  }
  writeAll(files);
  for (const path of files.keys()) console.log(`${existing.includes(path) ? 'replaced' : 'wrote'}  ${path}`);
}

/** Prints the places that a person should check, if there are any. */
export function printPlaces(all: Place[]): void {
  // A unit of a translation memory can have the same in two languages.
  const places = [...new Map(all.map((place) => [`${place.at}  ${place.note}`, place])).values()];
  if (!places.length) return;
  console.log(`\n${places.length === 1 ? 'One place' : `${places.length} places`} to check:`);
  for (const line of placeLines(places, process.env.PLACES === 'all')) console.log(`  ${line}`);
}

/** The first five of a list, and how many more there are. */
export const firstFive = (items: string[], separator = ', '): string =>
  items.length > 5
    ? [...items.slice(0, 5), `… (${items.length - 5} more)`].join(separator)
    : items.join(separator);
