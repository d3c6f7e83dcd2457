import { readdirSync, readFileSync } from 'node:fs';

/** A page as it was built: the folder of the build, its path within, and its HTML. */
export type Built = { build: string; path: string; file: string; html: string };

/**
 * Every built page of the reader and of the library of fixture papers. Throws if there are none: an assertion about every
 * page of an empty list would always hold.
 */
export function builtPages(builds = ['build', 'build-library']): Built[] {
  return builds.flatMap((build) => {
    const paths = readdirSync(build, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.html'))
      .sort();
    if (!paths.length) throw new Error(`There is no page in ${build}. npm run builds makes it.`);
    return paths.map((path) => {
      const file = `${build}/${path}`;
      return { build, path, file, html: readFileSync(file, 'utf8') };
    });
  });
}

const filesOf = (build: string, type: RegExp) =>
  readdirSync(build, { recursive: true, encoding: 'utf8' })
    .filter((path) => type.test(path))
    .map((path) => readFileSync(`${build}/${path}`, 'utf8'))
    .join('\n');

/** The scripts of a build, joined into one text. */
export const builtScripts = (build = 'build') => filesOf(build, /\.js$/);

/** The styles of a build, joined into one text, those inlined in its pages included. */
export const builtStyles = (build = 'build') =>
  [
    filesOf(build, /\.css$/),
    ...[...filesOf(build, /\.html$/).matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css]) => css),
  ].join('\n');
