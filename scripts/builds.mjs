// The sites that the tests read, each built only when something that goes into it has changed:
//   node scripts/builds.mjs build build-library
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { SOURCES, UNUSED } from '../src/build/version.ts';
import { run } from './install.mjs';

/**
 * `env` is what `vite build` is given; `prepare`, if there is one, is the command that writes the locale files first;
 * `sources` are the files that the locale files come from.
 * @typedef {{ env: Record<string, string>, sources: string[], prepare?: string[] }} Build
 */

const VERSIONS = ['tests/full/offline/versions.ts', 'test-results/versions'];

/** @type {Record<string, Build>} */
const BUILDS = {
  build: { env: {}, sources: ['locales/**'] },
  'build-library': {
    env: { LOCALES: 'tests/fixtures/library/locales', BASE_PATH: '/reader' },
    sources: ['tests/fixtures/library/**'],
  },
  'build-long': {
    env: { LOCALES: 'test-results/long/locales' },
    sources: ['locales/**', 'scripts/grow.ts'],
    prepare: ['scripts/grow.ts', 'test-results/long/locales'],
  },
  'build-scripts': {
    env: { LOCALES: 'test-results/scripts/locales', BASE_PATH: '/reader' },
    sources: ['locales/**', 'tests/fixtures/**'],
    prepare: ['tests/fixtures/scripts/write.ts', 'test-results/scripts/locales'],
  },
  'build-2': {
    env: { LOCALES: 'test-results/versions/2' },
    sources: ['locales/**', 'tests/full/offline/versions.ts'],
    prepare: VERSIONS,
  },
  'build-3': {
    env: { LOCALES: 'test-results/versions/3' },
    sources: ['locales/**', 'tests/full/offline/versions.ts'],
    prepare: VERSIONS,
  },
  'build-hostile': {
    env: { LOCALES: 'test-results/hostile/locales' },
    sources: ['locales/**', 'tests/full/security/hostile.ts'],
    prepare: ['tests/full/security/hostile.ts', 'test-results/hostile/locales'],
  },
};

/** The names of all builds; each is also the name of its folder. */
export const ALL_BUILDS = Object.keys(BUILDS);

const CACHE = 'node_modules/.cache/duidu';

/** @param {string} folder */
const stampOf = (folder) => {
  const worker = `${folder}/service-worker.js`; // The last file that a build writes, but for compressed copies.
  return existsSync(worker) ? statSync(worker).mtimeMs : 0;
};

/** @param {Build} build */
function hashOf({ env, sources, prepare }) {
  const hash = createHash('sha256').update(
    JSON.stringify([env, prepare, process.version, process.env.ORIGIN]),
  );
  const files = globSync([...SOURCES, ...sources], { exclude: UNUSED })
    .filter((path) => statSync(path).isFile())
    .sort();
  for (const path of files) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/**
 * Makes sure that a build is there and matches the sources. The builds share `.svelte-kit`, so make one at a time.
 * Returns whether it had to be made. Throws if there is no such build, or if it cannot be made.
 * @param {string} name
 * @returns {Promise<boolean>}
 */
export async function ensureBuild(name) {
  const build = BUILDS[name];
  if (!build) throw new Error(`There is no build "${name}". There are: ${ALL_BUILDS.join(', ')}`);
  const hash = hashOf(build);
  const record = `${CACHE}/${name}.json`;
  // The folder may have been built again since, with other settings, or deleted.
  const current = () => JSON.stringify({ hash, stamp: stampOf(name) });
  if (existsSync(record) && stampOf(name) && readFileSync(record, 'utf8') === current()) return false;
  rmSync(record, { force: true });
  if (build.prepare && (await run('node', build.prepare)) !== 0)
    throw new Error(`The locale files of ${name} could not be written; the lines above say why.`);
  // BASE_PATH and LOCALES of the shell are for `npm start`: they must not reach a build that the tests rely on.
  const env = { LOCALES: 'locales', BASE_PATH: '', OFFLINE: 'on', ...build.env, OUT: name };
  if ((await run('vite', ['build', '--logLevel', 'error'], env)) !== 0)
    throw new Error(`${name} could not be built; the lines above say why.`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(record, current());
  return true;
}

if (import.meta.main) {
  const names = process.argv.slice(2);
  for (const name of names.length ? names : ALL_BUILDS)
    console.log(`${name}: ${(await ensureBuild(name)) ? 'built' : 'unchanged'}`);
}
