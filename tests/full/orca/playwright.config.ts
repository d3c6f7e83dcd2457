import { defineConfig } from '@playwright/test';

/** Transcripts of a screen reader: apart from the other tests, for they need Orca and their time. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.orca.ts',
  outputDir: '../../test-results/orca',
  fullyParallel: true,
  workers: 2,
  timeout: 150_000,
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: '../../test-results/orca.json' }]],
});
