/** Where an address leads in the offline copy: to a file, or to the form of the address that has one. */
export type ResolvedUrl = { file: string } | { redirect: string };

// Characters that mean the same written plainly or in percent (RFC 3986, 6.2.2.2).
const plainly = (path: string) =>
  path.replace(/%[\da-f]{2}/gi, (code) => {
    const character = String.fromCharCode(parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code;
  });

/**
 * Finds what an address means, as static hosts do: with or without a slash, a query, `index.html` or `.html`. Undefined
 * for what is not among the files (addresses without a query).
 */
export function resolveUrl(
  address: string,
  files: { has: (address: string) => boolean },
): ResolvedUrl | undefined {
  const url = new URL(address);
  const own = url.origin + plainly(url.pathname);
  if (files.has(own)) return { file: own };
  const folder = [own.replace(/\/index\.html$/, '/'), `${own}/`, own.replace(/\.html$/, '/')].find(
    (form) => form !== own && files.has(form),
  );
  return folder === undefined ? undefined : { redirect: folder + url.search };
}
