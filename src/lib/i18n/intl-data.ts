/** What `Intl` (CLDR) knows about a language tag: likely script and region, direction, and the digits from 0 to 9. */
export type LocaleFacts = {
  code: string;
  script: string;
  region?: string | undefined;
  dir: 'ltr' | 'rtl';
  digits: string;
};

/**
 * Facts by tag; then, by the language they are written in, language names by tag, dates by ISO 8601 day, and what joins two
 * language names (" and ") where it is the same for all of them: Spanish has "y" or "e".
 */
export type IntlData = {
  facts: Record<string, LocaleFacts>;
  names: Record<string, Record<string, string>>;
  days: Record<string, Record<string, string>>;
  pairs: Record<string, string>;
};

/**
 * What the `Intl` of the build knows about the languages of the papers; empty until `setIntlData`, in which case the
 * engine's own `Intl` is asked. Browsers know fewer languages: Chromium calls Tibetan "bo" and formats its dates in the
 * language of the browser, so a page would change its words when scripts arrive. A first use of `Intl` also takes a
 * slow phone about 0.1 s.
 */
export let INTL_DATA: IntlData = { facts: {}, names: {}, days: {}, pairs: {} };

/** Sets that data: once, by the hooks of the server and of the browser, before any page is rendered. */
export function setIntlData(data: IntlData): void {
  INTL_DATA = data;
}
