import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { withOfflineCopy } from './src/build/output/offline-list.ts';
import { withCompressed } from './src/build/output/compress.ts';
import { withHeaders } from './src/build/output/headers-file.ts';
import { beforePaint } from './src/build/html/inline-scripts.ts';

// BASE_PATH: the folder of the site that the reader lies in, as /reader.
// ORIGIN: where it will be published; canonical addresses and the sitemap need it whole.
// LOCALES, OUT: the tests build other papers into other folders with these.
// OFFLINE: off, to publish a worker that removes itself and every offline copy (docs/offline.md).
const {
  BASE_PATH = '',
  ORIGIN = 'http://localhost:4173',
  LOCALES = 'locales',
  OUT = 'build',
  OFFLINE = 'on',
} = process.env;

const { source } = await beforePaint();

// Not the time of the build, as by default: the same sources give the same files, and other sources another version.
const sources = globSync([
  'src/**/*.*',
  'static/*',
  `${LOCALES}/**/*.json`,
  'package-lock.json',
  '*.config.*',
])
  .filter((path) => statSync(path).isFile())
  .sort();
const version = createHash('sha256')
  .update(sources.map((path) => `${path}\n${readFileSync(path, 'utf8')}`).join('\n'))
  .digest('hex')
  .slice(0, 12);

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: withCompressed(
      withHeaders(
        withOfflineCopy(adapter({ pages: OUT, assets: OUT }), {
          folder: OUT,
          locales: LOCALES,
          off: OFFLINE === 'off',
        }),
        { folder: OUT, base: BASE_PATH },
      ),
      OUT,
    ),
    serviceWorker: { register: false },
    alias: { $locales: LOCALES },
    // Absolute paths: 404.html is served at addresses of any depth.
    paths: { base: BASE_PATH, relative: false },
    prerender: { origin: ORIGIN },
    version: { name: version },
    inlineStyleThreshold: 64_000,
    output: { preloadStrategy: 'modulepreload' },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self', source],
        'style-src': ['self'],
        // The hash is that of the route announcer's style attribute (sveltejs/kit#11993).
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'manifest-src': ['self'],
        'worker-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['none'],
        // What becomes HTML passes Svelte's policy, or that of render/trusted-types.ts.
        'require-trusted-types-for': ['script'],
        'trusted-types': ['svelte-trusted-html', 'duidu'],
      },
    },
  },
};
