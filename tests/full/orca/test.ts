import { writeFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { ScreenReader, type ReaderEngine } from './reader.ts';

export { expect };

/** The browsers that Orca is tested with. */
export const ENGINES: ReaderEngine[] = ['chromium', 'firefox'];

/** Tests in which Orca reads a page. The transcript is saved with the test results. */
export const test = base.extend<{ folder: string; reader: ScreenReader }>({
  folder: ['build', { option: true }],
  reader: async ({ folder }, use, info) => {
    const reader = new ScreenReader(folder);
    await use(reader);
    writeFileSync(info.outputPath('transcript.txt'), reader.transcript);
    await reader.stop();
  },
});
