import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { locales } from './src/lib/paper/plugin.ts';

export default defineConfig({
  plugins: [locales(process.env.LOCALES ?? 'locales'), sveltekit()],
  build: {
    license: { fileName: 'licences.md' },
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: { port: 4173 },
  test: { include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts', 'scripts/**/*.test.ts'] },
});
