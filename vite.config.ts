import { sveltekit } from '@sveltejs/kit/vite';
import { Features } from 'lightningcss';
import { defineConfig } from 'vitest/config';
import { licences, license } from './src/build/output/licences.ts';
import { launchPlugin } from './src/build/html/launch-plugin.ts';
import { published } from './src/build/html/origin-plugin.ts';
import { sessionPlugin } from './src/build/html/patch-kit-session-storage.ts';
import { paintPlugin } from './src/build/html/inline-scripts.ts';
import { locales } from './src/build/locales/plugin.ts';

// The parts of Svelte that only pages built in the browser use: lists, attributes. Left to itself the bundler puts all
// of Svelte into one file, and the first page would load what it never runs.
const SVELTE = /[\\/]svelte[\\/]src[\\/]/;
const LATER =
  /[\\/]dom[\\/](blocks[\\/]each|elements[\\/](attachments|attributes|class|custom-element|style|bindings[\\/]select))\.js$|[\\/]src[\\/]internal[\\/]shared[\\/]attributes\.js$/;
// What else every page runs first: one file, for the page has to name each, and has few bytes.
const FIRST =
  /[\\/]kit[\\/]src[\\/]runtime[\\/](client|app[\\/](state|navigation))(\.js$|[\\/])|preload-helper|rolldown[\\/]runtime|[\\/]lib[\\/](languages[\\/](once|interface)|paper[\\/](library|model)|page[\\/](idle|present))\.ts$|[\\/]components[\\/]Announcer\.svelte$/;
// They only pass on what other modules export, and would draw all of those into their group.
const INDEX = /[\\/]index(-client)?\.js$/;

const { LOCALES = 'locales', ORIGIN } = process.env;

export default defineConfig({
  plugins: [
    locales(LOCALES),
    published(ORIGIN),
    paintPlugin(),
    launchPlugin(),
    sessionPlugin(),
    licences('@fontsource/atkinson-hyperlegible', 'pinyin-pro'),
    sveltekit(),
  ],
  // Not used here: `color-scheme` alone would bring what it takes in older browsers, 7 times in each page. The prefixes
  // that are needed stand in the style sheets; those for the parts of `text-decoration` are not.
  css: { lightningcss: { exclude: Features.LightDark | Features.VendorPrefixes } },
  build: {
    license,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          treeshake: { moduleSideEffects: [{ test: LATER, sideEffects: false }] },
          output: {
            codeSplitting: {
              groups: [
                {
                  name: 'svelte',
                  priority: 2,
                  test: (id) => SVELTE.test(id) && !LATER.test(id) && !INDEX.test(id),
                },
                { name: 'svelte-later', priority: 1, test: (id) => SVELTE.test(id) && LATER.test(id) },
                { name: 'first', priority: 0, test: FIRST },
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
