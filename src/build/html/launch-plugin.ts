import type { Plugin } from 'vite';
import { inline } from './inline-scripts.ts';

/** The Vite plugin that gives the server the script that runs when the app is started, as `import.meta.env.LAUNCH`. */
export function launchPlugin(): Plugin {
  return {
    name: 'duidu-launch',
    config: async () => ({
      define: {
        'import.meta.env.LAUNCH': JSON.stringify(await inline(new URL('../../lib/reader/pwa-launch.inline.ts', import.meta.url))),
      },
    }),
  };
}
