import type { Plugin } from 'vite';

/** Where `npm start` serves the site. */
const LOCAL = 'http://localhost:4173';

/**
 * The Vite plugin that gives pages the origin they will be published at, as `import.meta.env.ORIGIN`: canonical addresses,
 * the sitemap and link previews need absolute URLs. Reports a build without one.
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
