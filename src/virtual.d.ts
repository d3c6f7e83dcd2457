// What the build gives to the pages: see src/build.

/** The catalog of papers, and a loader for each part of each paper (build/locales/plugin.ts). */
declare module 'virtual:catalog' {
  import type { CatalogEntry, PaperParts } from '$lib/document/types.ts';

  export const catalog: CatalogEntry[];
  /** By paper and language: `new-security-concept/en`. */
  export const papers: Partial<Record<string, PaperParts>>;
}

/** The loaders of the messages of each interface language, and of what is wanted later or elsewhere (build/locales/plugin.ts). */
declare module 'virtual:interface' {
  type Messages = Record<string, () => Promise<{ default: Record<string, unknown> }>>;
  export const interfaces: Messages;
  export const moreMessages: Messages;
}

/** What the Intl of the build knows about the languages of the papers (build/locales/intl-data.ts). */
declare module 'virtual:intl' {
  import type { IntlData } from '$lib/i18n/intl-data.ts';

  const data: IntlData;
  export default data;
}

/** The scripts that run in the head of a page before it is painted; on the server alone (build/html/inline-scripts.ts). */
declare module 'virtual:inline-scripts' {
  export const beforePaint: string;
  export const restart: string;
  export const earlyTap: string;
  export const launch: string;
  export const preferredView: string;
}

/** A dictionary of OpenCC: entries such as `後 后`, separated by `|`. */
declare module 'opencc-js/dict/TSCharacters' {
  const table: string;
  export default table;
}
