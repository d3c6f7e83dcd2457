/**
 * Resolves a reference in a file of an archive: `../text/a%20b.xhtml#p1` in `nav/toc.xhtml` is `text/a b.xhtml#p1`. An address
 * of the web stays as it is.
 */
export function resolveHref(from: string, href: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return href;
  const [reference = '', ...rest] = href.split('#');
  const fragment = rest.length ? `#${decodePercent(rest.join('#'))}` : '';
  if (!reference) return from + fragment;
  const folders = reference.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of decodePercent(reference.replace(/\?.*$/, '')).split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.' && part !== '') folders.push(part);
  }
  return folders.join('/') + fragment;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A name with a bare percent sign: it was never encoded.
    return text;
  }
}
