/** A key in localStorage. Other sites may share the origin, so every key begins with the name of the program. */
export type StorageKey = `duidu:${string}`;

/** Opens a storage. A function, because reading `window.localStorage` throws where storage is switched off. */
export type OpenStorage<Method extends keyof Storage> = () => Pick<Storage, Method>;

const openLocal = () => localStorage;

/** Parses JSON that may be anything. Undefined if there is none, or if it is malformed. Never throws. */
export function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined; // Nothing was stored, or something that is not JSON.
  }
}

/**
 * Reads what is stored under a key, as `parse` understands it: `parse` gets null if nothing is stored or storage is
 * switched off, and must check everything else, since anyone may have written it. Never throws itself.
 */
export function readLocal<T>(
  key: StorageKey,
  parse: (text: string | null) => T,
  open: OpenStorage<'getItem'> = openLocal,
): T {
  let text = null;
  try {
    text = open().getItem(key);
  } catch {
    // Storage is switched off.
  }
  return parse(text);
}

/** Stores a text under a key. Returns whether it was stored: not if storage is full or switched off. Never throws. */
export function writeLocal(key: StorageKey, text: string, open: OpenStorage<'setItem'> = openLocal): boolean {
  try {
    open().setItem(key, text);
    return true;
  } catch {
    return false; // Storage is full or switched off.
  }
}

/** Removes a key and its value. Returns whether storage could be reached. Never throws. */
export function removeLocal(key: StorageKey, open: OpenStorage<'removeItem'> = openLocal): boolean {
  try {
    open().removeItem(key);
    return true;
  } catch {
    return false; // Storage is switched off.
  }
}
