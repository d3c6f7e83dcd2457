/**
 * What `Intl` (CLDR) knows about a language tag: the language code, the likely script and region, the text direction, and
 * the digits 0 to 9 as one string.
 */
export type LocaleFacts = {
  code: string;
  script: string;
  region?: string | undefined;
  dir: 'ltr' | 'rtl';
  digits: string;
};

/**
 * Locale data that the build embeds. `facts` is keyed by language tag. `names` holds the names of languages, by the
 * language they are written in and then by tag. `days` holds formatted dates, by language and then by ISO 8601 date.
 */
export type IntlData = {
  facts: Record<string, LocaleFacts>;
  names: Record<string, Record<string, string>>;
  days: Record<string, Record<string, string>>;
};

/**
 * The locale data from the build (`build/locales/intl-data.ts`). Pages use it before the browser's own `Intl` because
 * browsers lack some languages: Chromium calls Tibetan "bo" and formats its dates in the browser's language, so the
 * prerendered text would change when scripts run. It is also faster: the first use of `Intl` takes about 0.1 s on a slow
 * phone.
 */
export const INTL_DATA = parseIntlData();

function parseIntlData(): IntlData {
  try {
    return JSON.parse(import.meta.env.GIVEN) as IntlData;
  } catch {
    // Unbundled code in Node, such as the build itself, has no embedded data. Node's `Intl` has every language.
    return { facts: {}, names: {}, days: {} };
  }
}
