import type { Inline } from './build/html/inline-scripts.ts';
import type ui from '../locales/en/ui.json';

// Keys of the interface are typed by the base language's file: a misspelt one fails `npm run check`.
declare global {
  namespace App {
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a type cannot be merged
    interface PageState {
      /** The sheet that lies over the page; Back closes it. */
      sheet?: 'languages' | 'contents' | 'settings' | 'keys' | 'offline';
    }
  }
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a type cannot be merged
  interface ImportMetaEnv {
    /** Words of languages that not every browser knows, as JSON (i18n/intl-data.ts). */
    readonly INTL_DATA: string;
    /** Where the reader is published: `https://papers.example.org`. */
    readonly ORIGIN: string;
    /** The script that runs before first paint. */
    readonly BEFORE_PAINT: string;
    /** The script of the shelf that runs when the app is started. */
    readonly LAUNCH: Inline;
  }
}

declare module 'svelte/elements' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a type cannot be merged
  interface HTMLLinkAttributes {
    blocking?: 'render';
  }
}

declare module 'i18next' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a type cannot be merged
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: { ui: typeof ui };
  }
}
