import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

/** A script as it stands in a page, and the source that the policy knows it by. */
export type Inline = { code: string; source: `sha256-${string}` };

/** The script that runs before first paint, in every page. */
export const beforePaint = () => inline(new URL('../../lib/settings/before-paint.inline.ts', import.meta.url));

/** Bundles a module, with what it imports, into a script for the head of a page. */
export async function inline(module: URL): Promise<Inline> {
  // On a fresh checkout SvelteKit has not yet made the settings that tsconfig.json extends, and no bundler goes on
  // without them. It writes its own over these.
  mkdirSync('.svelte-kit', { recursive: true });
  if (!existsSync('.svelte-kit/tsconfig.json')) writeFileSync('.svelte-kit/tsconfig.json', '{}\n');
  const entry = fileURLToPath(module);
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'duidu' } },
  });
  const [{ output }] = result as unknown as [Rolldown.RolldownOutput];
  const code = output[0].code.trim();
  return { code, source: `sha256-${createHash('sha256').update(code).digest('base64')}` };
}

/** The Vite plugin that gives the server that script, as `import.meta.env.BEFORE_PAINT`. */
export function paintPlugin(): Plugin {
  return {
    name: 'duidu-before-paint',
    config: async () => ({
      define: { 'import.meta.env.BEFORE_PAINT': JSON.stringify((await beforePaint()).code) },
    }),
  };
}
