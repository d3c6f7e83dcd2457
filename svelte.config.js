import adapter from '@sveltejs/adapter-static';
import { DIRECTIVES } from './src/build/html/csp.ts';
import { finish } from './src/build/output/finish.ts';
import { sourceVersion } from './src/build/version.ts';

// BASE_PATH: the folder of the site that Duidu is in, such as /reader.
// ORIGIN: where the site will be published, for canonical addresses and the sitemap.
// LOCALES, OUT: other papers and another folder, for tests.
// OFFLINE: off, to publish a worker that removes itself and every offline copy (docs/offline.md).
const {
  BASE_PATH = '',
  ORIGIN = 'http://localhost:4173',
  LOCALES = 'locales',
  OUT = 'build',
  OFFLINE = 'on',
} = process.env;

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: finish(adapter({ pages: OUT, assets: OUT }), {
      folder: OUT,
      locales: LOCALES,
      base: BASE_PATH,
      offline: OFFLINE !== 'off',
    }),
    serviceWorker: { register: false },
    // Absolute paths: 404.html is served at addresses of any depth.
    paths: { base: BASE_PATH, relative: false },
    prerender: { origin: ORIGIN },
    version: { name: sourceVersion(LOCALES) },
    inlineStyleThreshold: 64_000,
    output: { preloadStrategy: 'modulepreload' },
    csp: { mode: 'hash', directives: DIRECTIVES },
  },
};
