import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { published } from './src/lib/page/published.ts';
import { locales } from './src/lib/paper/plugin.ts';

const { LOCALES = 'locales', ORIGIN } = process.env;

export default defineConfig({
  plugins: [locales(LOCALES), published(ORIGIN), sveltekit()],
  build: {
    license: { fileName: 'licences.md' },
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: { port: 4173 },
  test: { include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts', 'scripts/**/*.test.ts'] },
});
