/**
 * What `Intl` knows of a tag (CLDR): its language, the script and the region that are likely for it, its direction, and
 * its digits from 0 to 9.
 */
export type LocaleFacts = {
  code: string;
  script: string;
  region?: string | undefined;
  dir: 'ltr' | 'rtl';
  digits: string;
};

/** LocaleFacts by tag; words by the language they are in: names of languages by their tags, days by their dates (ISO 8601). */
export type IntlData = {
  facts: Record<string, LocaleFacts>;
  names: Record<string, Record<string, string>>;
  days: Record<string, Record<string, string>>;
};

/**
 * What the build knew of languages (`build/locales/intl-data.ts`). Not every browser knows all: a page would change its words when
 * scripts come, for Chromium calls Tibetan "bo", and writes its days in the language of the browser. And a first use of
 * `Intl` takes a slow phone some 0.1 s.
 */
export const INTL_DATA = given();

function given(): IntlData {
  try {
    return JSON.parse(import.meta.env.GIVEN) as IntlData;
  } catch {
    // Run by Node itself, with nothing bundled: its `Intl` knows them all.
    return { facts: {}, names: {}, days: {} };
  }
}
