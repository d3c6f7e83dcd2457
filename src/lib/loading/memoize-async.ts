/**
 * Wraps an async function so that it runs once for each set of arguments and all callers share the result. A rejected
 * promise is not kept: the next call tries again.
 */
export function memoizeAsync<Args extends string[], Result>(load: (...args: Args) => Promise<Result>) {
  const promises = new Map<string, Promise<Result>>();
  return (...args: Args): Promise<Result> => {
    const key = args.join(' ');
    const known = promises.get(key);
    if (known) return known;
    const promise = load(...args);
    promises.set(key, promise);
    promise.catch(() => promises.delete(key));
    return promise;
  };
}
