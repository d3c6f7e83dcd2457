/**
 * What a host sends with every answer, redirections and errors too. The page's own policy stands in its HTML, with the
 * hashes of its scripts; `frame-ancestors` counts only in a header (CSP 3, 6.4.2). The permissions are those that the
 * reader never asks for: copying a link, the full screen and the wake lock stay allowed.
 */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const HASHED = '_app/immutable/';
/** How long a file whose name is made from its content is kept: for ever. */
export const FOR_EVER = 'public, max-age=31536000, immutable';
/** What has a name that stays may be kept, but is asked for again before it is used. */
export const ASK_AGAIN = 'no-cache';

/** The `Cache-Control` of a file, by its path in the build. */
export const cacheOf = (path: string) => (path.startsWith(HASHED) ? FOR_EVER : ASK_AGAIN);

/** The `Content-Type` of every kind of file that a build holds, by extension. */
export const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
  xml: 'application/xml',
};

/** The file in which some hosts look for headers. */
export const HEADERS_FILE = '_headers';

/**
 * That file for a build of these paths, under a base path (empty, or as `/reader`). Where two rules match, hosts join
 * the values of a header, so no two rules give the same one: each file and folder at the top has its own.
 */
export function headersFile(paths: readonly string[], base: string): string {
  const asked = new Set(
    paths
      .filter((path) => cacheOf(path) === ASK_AGAIN)
      // A page has the address of its folder.
      .map((path) => path.replace(/^index\.html$/, '').replace(/^((?!_app\/)[^/]+\/).*$/s, '$1*')),
  );
  const rule = (path: string, headers: Record<string, string>) =>
    [`${base}/${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return `${[
    rule('*', HEADERS),
    rule(`${HASHED}*`, { 'Cache-Control': FOR_EVER }),
    ...[...asked].sort().map((path) => rule(path, { 'Cache-Control': ASK_AGAIN })),
  ].join('\n\n')}\n`;
}
