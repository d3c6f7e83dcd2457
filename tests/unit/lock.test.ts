import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type LockedPackage = { version?: string; integrity?: string; license?: string; resolved?: string };
type Lock = { packages: Record<string, LockedPackage> };

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const installed = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

const ALLOWED = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];
// Other licences, each for one package (or its platform-specific builds), with the reason.
const EXCEPTIONS: [name: RegExp, licence: string, why: string][] = [
  [/^@fontsource\/atkinson-hyperlegible$/, 'OFL-1.1', 'a typeface; shipped, with its licence in licences.md'],
  [/^axe-core$/, 'MPL-2.0', 'tests only, unchanged, not shipped'],
  [/^lightningcss(-[\w-]+)?$/, 'MPL-2.0', "Vite's, for the build only, unchanged, not shipped"],
  [
    /^minimatch$|^@isaacs\/nonrecursive-glob-match$|^graceful-fs$/,
    'BlueOak-1.0.0',
    'tools only; as free as MIT',
  ],
  [/^opencc-js$/, 'MIT AND Apache-2.0', 'tools only; both are taken'],
  [/^type-fest$/, '(MIT OR CC0-1.0)', "Lighthouse's, for the tests only; MIT is taken"],
];

/** The packages with a licence that is neither allowed nor an exception. */
const disallowed = (entries: [string, LockedPackage][]) =>
  entries
    .filter(([, { license = '' }]) => !ALLOWED.includes(license))
    .filter(
      ([path, { license }]) =>
        !EXCEPTIONS.some(([name, licence]) => name.test(nameOf(path)) && licence === license),
    )
    .map(([path, { license }]) => `${nameOf(path)}: ${license}`);

describe('installed packages', () => {
  it('have an allowed licence or an exception', () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(disallowed(installed)).toEqual([]);
    // The check detects a disallowed licence, and a missing one.
    expect(
      disallowed([
        ['node_modules/a', { license: 'GPL-3.0' }],
        ['node_modules/b', {}],
      ]),
    ).toHaveLength(2);
  });

  it('include every package with an exception', () => {
    for (const [name] of EXCEPTIONS) expect(installed.some(([path]) => name.test(nameOf(path)))).toBe(true);
  });

  it('are pinned to one version and a SHA-512 hash, without a registry URL', () => {
    for (const [path, { version, integrity, resolved }] of installed) {
      expect(version, path).toMatch(/^\d+\.\d+\.\d+(-[\w.-]+)?$/);
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved, path).toBeUndefined();
    }
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(devDependencies)) expect(version, name).toMatch(/^\d/);
  });
});
