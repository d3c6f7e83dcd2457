import { sveltekit } from '@sveltejs/kit/vite';
import { Features } from 'lightningcss';
import { defineConfig } from 'vitest/config';
import { inlineScripts } from './src/build/html/inline-scripts.ts';
import { origin } from './src/build/html/origin.ts';
import { locales } from './src/build/locales/plugin.ts';
import { licences, license } from './src/build/output/licences.ts';

const { LOCALES = 'locales', ORIGIN } = process.env;

export default defineConfig({
  plugins: [
    locales(LOCALES),
    origin(ORIGIN),
    inlineScripts(),
    licences('@fontsource/atkinson-hyperlegible', 'pinyin-pro'),
    sveltekit(),
  ],
  // Older browsers need neither here: `color-scheme` alone would bring the fallback of light-dark() into each page seven
  // times, and the prefixes that are needed are in the style sheets.
  css: { lightningcss: { exclude: Features.LightDark | Features.VendorPrefixes } },
  build: {
    license,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  environments: {
    client: {
      build: {
        // A lazy part fetches its scripts itself: what it shares with the page is there. Its styles must come first.
        modulePreload: {
          resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')),
        },
        rolldownOptions: {
          // What several pages share is one file each: a page names and requests every file that it starts with. No page
          // of a text has a card of a paper.
          output: {
            codeSplitting: {
              groups: [
                { name: 'framework', test: /node_modules/, minShareCount: 2, priority: 1 },
                {
                  name: 'shared',
                  test: /[\\/]src[\\/](?!.*[\\/]PaperCard\.).*\.(ts|svelte)$/,
                  minShareCount: 2,
                },
              ],
            },
          },
        },
      },
    },
  },
  server: { port: 4173 },
  test: { include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts', 'scripts/**/*.test.ts'] },
});
