import type { SheetName } from './lib/reader/sheets.ts';
import type ui from '../locales/en/ui.json';

declare global {
  namespace App {
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a type cannot be merged
    interface PageState {
      /** The open sheet; Back closes it. */
      sheet?: SheetName;
    }
  }
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a type cannot be merged
  interface ImportMetaEnv {
    /** Where the reader is published: `https://papers.example.org`. */
    readonly ORIGIN: string;
  }
}

declare module 'svelte/elements' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a type cannot be merged
  interface HTMLLinkAttributes {
    blocking?: 'render';
  }
}

// Message keys are typed by the English file, so that a misspelt one fails `npm run check`.
declare module 'i18next' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a type cannot be merged
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: { ui: typeof ui };
  }
}
