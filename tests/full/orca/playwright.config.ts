import { defineConfig } from '@playwright/test';

/** The tests with Orca. They are separate because they need Orca installed, and take minutes. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.orca.ts',
  outputDir: '../../../test-results/orca',
  fullyParallel: true,
  workers: 2,
  timeout: 150_000,
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: '../../../test-results/orca.json' }]],
});
