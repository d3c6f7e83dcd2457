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

declare module 'i18next' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a type cannot be merged
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: { ui: typeof ui };
  }
}
