import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FILE = 'licences.md';

/** Vite's `build.license`: the file that lists the licences of the code in the pages. */
export const license = { fileName: FILE };

/** The Vite plugin that adds packages to that list whose data is published but not their code: fonts, pinyin readings. */
export function licences(...packages: string[]): Plugin {
  const entry = (name: string) => {
    const folder = join(createRequire(import.meta.url).resolve(`${name}/package.json`), '..');
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
      license: string;
    };
    return `\n## ${name} - ${version} (${license})\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n`;
  };
  return {
    name: 'duidu-licences',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const list = bundle[FILE];
        if (list?.type === 'asset') list.source = `${String(list.source)}${packages.map(entry).join('')}`;
      },
    },
  };
}
