import type { Plugin } from 'vite';

/** Where `npm start` serves the reader. */
const HERE = 'http://localhost:4173';

/**
 * The Vite plugin that tells the pages where they will be published, as `import.meta.env.ORIGIN`: canonical addresses,
 * the sitemap and previews must be whole. Warns when a build was not told.
 */
export function published(origin: string | undefined): Plugin {
  return {
    name: 'duidu-published',
    config: () => ({ define: { 'import.meta.env.ORIGIN': JSON.stringify(origin ?? HERE) } }),
    buildStart() {
      if (origin || this.environment.name !== 'client') return;
      this.info(
        `ORIGIN is not set: canonical addresses and the sitemap say ${HERE}. To publish: ORIGIN=https://…`,
      );
    },
  };
}
