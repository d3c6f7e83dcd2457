import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

const VIRTUAL = 'virtual:inline-scripts';
const SCRIPTS = {
  beforePaint: '../../lib/settings/before-paint.inline.ts',
  earlyTap: '../../lib/reader/early-tap.inline.ts',
  launch: '../../lib/reader/pwa-launch.inline.ts',
  preferredView: '../../lib/reader/preferred-view.inline.ts',
  restart: '../../lib/reader/restart.inline.ts',
};

/** Bundles a module, with what it imports, into a script for the head of a page. */
async function bundle(path: string): Promise<string> {
  const entry = fileURLToPath(new URL(path, import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'duidu' } },
  });
  const [{ output }] = result as unknown as [Rolldown.RolldownOutput];
  return output[0].code.trim();
}

/**
 * The Vite plugin behind `virtual:inline-scripts`: the code of the scripts that run in the head of a page before it is
 * painted. They are bundled when the server asks for them, so that reading the configuration builds nothing.
 */
export function inlineScripts(): Plugin {
  return {
    name: 'duidu-inline-scripts',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return undefined;
      const codes = await Promise.all(
        Object.entries(SCRIPTS).map(async ([name, path]) => {
          this.addWatchFile(fileURLToPath(new URL(path, import.meta.url)));
          return `export const ${name} = ${JSON.stringify(await bundle(path))};`;
        }),
      );
      return codes.join('\n');
    },
  };
}
