import type { Plugin } from 'vite';

const FILE = /[\\/]kit[\\/]src[\\/]runtime[\\/]client[\\/]session-storage\.js$/;
const READ = 'return parse(sessionStorage[key]);';
const CHECKED = `const kept = parse(sessionStorage[key]);
    const isOne = key === 'sveltekit:scroll' ? ({ x, y }) => Number.isFinite(x + y) : Array.isArray;
    if (typeof kept === 'object' && Object.values(kept).every(isOne)) return kept;`;

/**
 * SvelteKit's `session-storage.js`, so that only what it keeps there itself is read back from the tab's storage,
 * where pages were scrolled to and how they were left: anything else, as a number, would stop every navigation. Throws if the file reads in a way that is not known here.
 */
export function checked(code: string): string {
  if (!code.includes(READ))
    throw new Error(
      `src/build/html/patch-kit-session-storage.ts: SvelteKit reads the tab's storage in another way than this version did; expected "${READ}"`,
    );
  return code.replace(READ, () => CHECKED);
}

/** The Vite plugin that does that. */
export function sessionPlugin(): Plugin {
  return { name: 'duidu-session', transform: { filter: { id: FILE }, handler: checked } };
}
