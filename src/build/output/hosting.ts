/**
 * The headers that a server sends with every response, redirects and errors included. The rest of the Content Security
 * Policy is in the HTML of each page, with the hashes of its scripts; `frame-ancestors` works only in a header (CSP 3,
 * 6.4.2). Permissions-Policy denies what Duidu never uses; clipboard, full screen and wake lock stay allowed.
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
/** Cache-Control for a file whose name is derived from its content: it never changes. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Cache-Control for a file that may change under its name: browsers may keep it, but must revalidate it. */
export const REVALIDATE = 'no-cache';

/** The `Cache-Control` of a file, by its path in the build. */
export const cacheOf = (path: string) => (path.startsWith(HASHED) ? IMMUTABLE : REVALIDATE);

/** The `Content-Type` of every kind of file in a build, by extension. */
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

/** The file from which some hosting services read headers. */
export const HEADERS_FILE = '_headers';

/**
 * The content of that file for a build with these paths, under a base path (empty, or such as `/reader`). Where two rules
 * set the same header, hosts join its values. So no two rules that match one path do: each file and folder at the top has a
 * rule of its own.
 */
export function headersFile(paths: readonly string[], base: string): string {
  const revalidated = new Set(
    paths
      .filter((path) => cacheOf(path) === REVALIDATE)
      // A page has the address of its folder.
      .map((path) => path.replace(/^index\.html$/, '').replace(/^((?!_app\/)[^/]+\/).*$/s, '$1*')),
  );
  const rule = (path: string, headers: Record<string, string>) =>
    [`${base}/${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return `${[
    rule('*', HEADERS),
    rule(`${HASHED}*`, { 'Cache-Control': IMMUTABLE }),
    ...[...revalidated].sort().map((path) => rule(path, { 'Cache-Control': REVALIDATE })),
  ].join('\n\n')}\n`;
}
