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
  // Add no fallbacks for older browsers: that of light-dark() would be in each page seven times, and the vendor prefixes that
  // are needed are in the style sheets.
  css: { lightningcss: { exclude: Features.LightDark | Features.VendorPrefixes } },
  build: {
    license,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  environments: {
    client: {
      build: {
        // Preload only the styles of a lazy part, which must arrive before it is rendered. It imports its scripts itself.
        modulePreload: {
          resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')),
        },
        rolldownOptions: {
          // Put what several pages share into few files: a page names and requests each file that it starts with. No
          // page of a text needs the card of a paper, or begins with a search or a step.
          output: {
            codeSplitting: {
              groups: [
                { name: 'framework', test: /node_modules/, minShareCount: 2, priority: 2 },
                {
                  name: 'shared',
                  test: /[\\/]src[\\/](?!.*[\\/](PaperCard|render[\\/]html|stepping|search[\\/]\w+)\.).*\.(ts|svelte)$/,
                  minShareCount: 2,
                  priority: 1,
                },
                // Pinyin needs html.ts too, but no page starts with it: keep it in the file of what renders a text.
                {
                  name: 'rendering',
                  test: /[\\/]src[\\/]lib[\\/](reader[\\/]rendering|render[\\/]html)\.ts$/,
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
