// What the commands for publishers share: their words, their files, their messages, their exit codes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SourceError, type ReviewPlace as Place } from '../src/lib/align/formats/source.ts';
import { checkLocales, type Files } from '../src/build/locales/check.ts';
import { readFolder } from '../src/build/locales/read.ts';
import { LocaleError, type Diagnostic } from '../src/build/locales/diagnostics.ts';
import { writeWhole } from './whole.ts';

/** The folder of the locale files, as in vite.config.ts. */
export const root = process.env.LOCALES ?? 'locales';

/** The words of a command, and whether files that are there may be replaced. Throws TypeError at an unknown option. */
export function wordsOf(args: string[]): { words: string[]; replace: boolean } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  });
  // Also as a word: npm keeps an option for itself that does not stand behind a `--`.
  const said = positionals.at(-1) === 'replace';
  return { words: said ? positionals.slice(0, -1) : positionals, replace: values.replace || said };
}

/** Something that the person at the terminal can put right. Its message is all there is to say. */
export class Refusal extends Error {}

/** Runs a command. What can be put right ends in its sentence and exit code 1, anything else in its stack. */
export function run(usage: string, command: (words: string[], replace: boolean) => boolean): void {
  try {
    const { words, replace } = wordsOf(process.argv.slice(2));
    if (command(words, replace)) return;
    console.error(usage);
  } catch (error) {
    if (error instanceof LocaleError) {
      console.error(`\nNothing was written, because of ${error.message}`);
    } else if (error instanceof SourceError || error instanceof Refusal) {
      console.error(`\n${error.message}\n\nNothing was written.`);
    } else if (error instanceof TypeError && 'code' in error) {
      console.error(`${error.message}\n\n${usage}`);
    } else if (error instanceof Error && 'syscall' in error) {
      console.error(`\n${error.message}\n\nNothing was written.`);
    } else throw error;
  }
  process.exitCode = 1;
}

/** The locale files. Throws Refusal if there is no folder of them. */
export function library(): Files {
  try {
    return readFolder(root).files;
  } catch (error) {
    throw new Refusal(
      `The folder "${root}" of the locale files cannot be read (${(error as Error).message}).\n    Run this in the folder of the project.`,
    );
  }
}

/** Every problem of the locale files, those of the folder included. */
export function problemsIn(used: string[]): { files: Files; problems: Diagnostic[] } {
  library();
  const { files, problems } = readFolder(root);
  return { files, problems: [...problems, ...checkLocales(files, root, used)] };
}

/** The languages that have a folder among the locale files. */
export const folders = (): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();

/** The bytes of a file that was named. Throws Refusal if there is none. */
export function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Refusal(
      `${file}  cannot be read (${(error as NodeJS.ErrnoException).code}).\n    Is its name right, from the folder of the project?`,
    );
  }
}

/**
 * Writes files, all or none, and says so. Throws Refusal if one of `guarded`, those files as a rule, is there already
 * and is not to be replaced.
 */
export function write(
  files: Map<string, string>,
  replace: boolean,
  guarded: string[] = [...files.keys()],
): void {
  const there = guarded.filter((path) => existsSync(path));
  if (there.length && !replace) {
    throw new Refusal(
      `${there.join(', ')}  ${there.length === 1 ? 'is' : 'are'} there already.\n    To replace: the same command with the word "replace" at its end.`,
    );
  }
  writeWhole(files);
  for (const path of files.keys()) console.log(`${there.includes(path) ? 'replaced' : 'wrote'}  ${path}`);
}

/** Prints where to read something over; nothing if there is no such place. */
export function printPlaces(places: Place[]): void {
  if (!places.length) return;
  console.log(`\n${places.length === 1 ? 'One place' : `${places.length} places`} to read over:`);
  for (const { at, note } of places) console.log(`  ${at}  ${note}`);
}
