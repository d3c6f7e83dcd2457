import { parseJson, type OpenStorage } from './local.ts';

const isScrollPosition = (entry: unknown) => {
  const { x, y } = (entry ?? {}) as { x?: unknown; y?: unknown };
  return Number.isFinite(x) && Number.isFinite(y);
};

/** What SvelteKit keeps in sessionStorage: an object under each key, and what a valid entry of it is. */
const KEPT = { 'sveltekit:scroll': isScrollPosition, 'sveltekit:snapshot': Array.isArray };

/**
 * Removes what SvelteKit keeps in sessionStorage if it is not of the shape that SvelteKit wrote. Other pages of the origin
 * can write there, SvelteKit does not check what it reads, and a number there would make every navigation throw. Never
 * throws itself.
 */
export function removeInvalidSession(
  open: OpenStorage<'getItem' | 'removeItem'> = () => sessionStorage,
): void {
  try {
    const storage = open();
    for (const [key, isValid] of Object.entries(KEPT)) {
      const text = storage.getItem(key);
      if (text !== null && !isRecordOf(parseJson(text), isValid)) storage.removeItem(key);
    }
  } catch {
    // Storage is switched off: SvelteKit finds nothing either.
  }
}

const isRecordOf = (value: unknown, isValid: (entry: unknown) => boolean) =>
  value instanceof Object && !Array.isArray(value) && Object.values(value).every(isValid);
