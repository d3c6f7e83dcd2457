/** Words by the language they are in: names of languages by their tags, days by their dates (ISO 8601). */
export type Given = {
  names: Record<string, Record<string, string>>;
  days: Record<string, Record<string, string>>;
};

/**
 * What the build knew of languages (`paper/given.ts`). Not every browser knows all: a page would change its words when
 * scripts come, for Chromium calls Tibetan "bo", and writes its days in the language of the browser.
 */
export const GIVEN = given();

function given(): Given {
  try {
    return JSON.parse(import.meta.env.GIVEN) as Given;
  } catch {
    // Run by Node itself, with nothing bundled: its `Intl` knows them all.
    return { names: {}, days: {} };
  }
}
