/**
 * Makes a loader that loads each thing once: what it gives never changes, so that all who ask may share it. A failed
 * attempt is forgotten, to be made again.
 */
export function memoizeAsync<IntlData extends string[], Found>(load: (...given: IntlData) => Promise<Found>) {
  const found = new Map<string, Promise<Found>>();
  return (...given: IntlData): Promise<Found> => {
    const key = given.join(' ');
    const known = found.get(key);
    if (known) return known;
    const loading = load(...given);
    found.set(key, loading);
    loading.catch(() => found.delete(key));
    return loading;
  };
}
