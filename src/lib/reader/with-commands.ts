import { clearLoadFailure, reportLoadFailure } from '../loading/load-failure.svelte.ts';
import { loadPart } from '../loading/load-part.ts';
import { memoizeAsync } from '../loading/memoize-async.ts';
import type * as commands from './commands.ts';

/** Loads what the reader's taps and keys need, once. */
export const loadCommands = memoizeAsync(() => loadPart(() => import('./commands.ts')));

/**
 * Loads the commands and calls `run` with them. `failed` is called if they cannot be loaded; unless told otherwise, the
 * reader is told why.
 */
export function withCommands(
  run: (module: typeof commands) => void,
  failed: () => void = () => void reportLoadFailure(),
): void {
  loadCommands().then((module) => {
    clearLoadFailure();
    run(module);
  }, failed);
}

/** Ignores a failure to load an optional extra. */
export const ignore = () => undefined;
