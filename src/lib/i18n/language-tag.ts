/**
 * Validates a language tag. Returns undefined for a known BCP 47 tag in canonical form, otherwise what was expected. A tag
 * is known if CLDR has a name for each of its parts (`Intl.DisplayNames`).
 */
export function validateLanguageTag(tag: string): { expected: string } | undefined {
  let canonical: string | undefined;
  try {
    canonical = Intl.getCanonicalLocales(tag)[0];
  } catch {
    // RangeError: the tag is not well formed.
    return { expected: 'a language tag (BCP 47) such as en or zh-Hans' };
  }
  if (canonical && canonical !== tag) return { expected: `the tag as it is usually written, "${canonical}"` };
  const { baseName, language, script, region } = new Intl.Locale(tag);
  if (baseName !== tag) return { expected: `a tag without extensions, "${baseName}"` };
  if (
    ['und', 'mul', 'mis', 'zxx', 'root'].includes(tag.split('-')[0] ?? '') ||
    script === 'Zzzz' ||
    region === 'ZZ'
  ) {
    return { expected: 'a language tag (BCP 47) of a known language' };
  }
  const isKnown = (type: 'language' | 'script' | 'region', code: string | undefined) =>
    !code || new Intl.DisplayNames(['en'], { type, fallback: 'none' }).of(code) !== undefined;
  return isKnown('language', language) && isKnown('script', script) && isKnown('region', region)
    ? undefined
    : { expected: 'a language tag (BCP 47) of a known language' };
}
