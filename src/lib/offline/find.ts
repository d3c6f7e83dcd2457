/** Where an address leads in the offline copy: to a file, or to the form of the address that has one. */
export type Found = { file: string } | { redirect: string };

/**
 * Finds what an address means, as static hosts do: with or without a slash, a query, `index.html` or `.html`. Undefined
 * for what is not among the files (addresses without a query).
 */
export function find(address: string, files: { has: (address: string) => boolean }): Found | undefined {
  const url = new URL(address);
  const own = url.origin + url.pathname;
  if (files.has(own)) return { file: own };
  const folder = [own.replace(/\/index\.html$/, '/'), `${own}/`, own.replace(/\.html$/, '/')].find(
    (form) => form !== own && files.has(form),
  );
  return folder === undefined ? undefined : { redirect: folder + url.search };
}
