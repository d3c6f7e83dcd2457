import { writeFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { ScreenReader, type ReaderEngine } from './reader.ts';

export { expect };

export const ENGINES: ReaderEngine[] = ['chromium', 'firefox'];

/** Tests with Orca before a page; what was spoken is kept beside the results. */
export const test = base.extend<{ folder: string; reader: ScreenReader }>({
  folder: ['build', { option: true }],
  reader: async ({ folder }, use, info) => {
    const reader = new ScreenReader(folder);
    await use(reader);
    writeFileSync(info.outputPath('transcript.txt'), reader.transcript);
    await reader.stop();
  },
});
