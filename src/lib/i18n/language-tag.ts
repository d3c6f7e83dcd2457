/**
 * What is wrong with a language tag, or undefined if it is a known BCP 47 tag in its usual (canonical) form.
 * Known is what CLDR has a name for, by `Intl.DisplayNames`.
 */
export function validateLanguageTag(tag: string): { expected: string } | undefined {
  let canonical: string | undefined;
  try {
    canonical = Intl.getCanonicalLocales(tag)[0];
  } catch {
    // RangeError: not even well formed.
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
  const known = (type: 'language' | 'script' | 'region', code: string | undefined) =>
    !code || new Intl.DisplayNames(['en'], { type, fallback: 'none' }).of(code) !== undefined;
  return known('language', language) && known('script', script) && known('region', region)
    ? undefined
    : { expected: 'a language tag (BCP 47) of a known language' };
}
