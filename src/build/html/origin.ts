import type { Plugin } from 'vite';

/** Where `npm start` serves the reader. */
const LOCAL = 'http://localhost:4173';

/**
 * The Vite plugin that tells the pages where they will be published, as `import.meta.env.ORIGIN`: canonical addresses,
 * the sitemap and previews must be whole. Warns when a build was not told.
 */
export function origin(url: string | undefined): Plugin {
  return {
    name: 'duidu-origin',
    config: () => ({ define: { 'import.meta.env.ORIGIN': JSON.stringify(url ?? LOCAL) } }),
    buildStart() {
      if (url || this.environment.name !== 'client') return;
      this.info(
        `ORIGIN is not set: canonical addresses and the sitemap say ${LOCAL}. To publish: ORIGIN=https://…`,
      );
    },
  };
}
