/** Where a URL leads in the offline copy: to a file, or to another form of the URL that has a file. */
export type ResolvedUrl = { file: string } | { redirect: string };

// Decodes percent-encoded characters that mean the same either way (RFC 3986, 6.2.2.2).
const decodeUnreserved = (path: string) =>
  path.replace(/%[\da-f]{2}/gi, (code) => {
    const character = String.fromCharCode(parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code;
  });

/**
 * Resolves a URL as static hosts do, with or without a final slash, a query, `index.html` or `.html`. Undefined if
 * `files`, whose URLs have no query, holds none of these forms.
 */
export function resolveUrl(
  address: string,
  files: { has: (address: string) => boolean },
): ResolvedUrl | undefined {
  const url = new URL(address);
  const own = url.origin + decodeUnreserved(url.pathname);
  if (files.has(own)) return { file: own };
  const folder = [own.replace(/\/index\.html$/, '/'), `${own}/`, own.replace(/\.html$/, '/')].find(
    (form) => form !== own && files.has(form),
  );
  return folder === undefined ? undefined : { redirect: folder + url.search };
}
