import { language } from '../../lib/i18n/languages.ts';

// What the first stylesheet of every page is for, so that it stands there alone.
const HAN = ['Hans', 'Hant', 'Hani'];
const LIKE_LATIN = ['Latn', 'Cyrl', 'Grek', 'Armn', 'Geor'];
/** ISO 15924 for a script that is not known: the file of all that have none of their own. */
const OTHER = 'Zyyy';

/**
 * The styles of the scripts that languages are written in, other than those that every page brings; empty if there are
 * none. `files` are those of `styles/scripts`, by the ISO 15924 code of a script. There a script is `:lang(und-Arab)`,
 * any language in it (BCP 47); here it is the languages that there are, for no browser looks further than the tag.
 */
export function scriptStyles(tags: string[], files: Record<string, string>): string {
  const byScript = new Map<string, string[]>();
  for (const tag of new Set(tags)) {
    const { script } = language(tag);
    if (HAN.includes(script)) continue;
    const known = LIKE_LATIN.includes(script) ? 'Latn' : Object.hasOwn(files, script) ? script : OTHER;
    byScript.set(known, [...(byScript.get(known) ?? []), tag]);
  }
  if (![...byScript.keys()].some((script) => script !== 'Latn')) return '';
  return [...byScript]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([script, own]) => {
      const all = own.map((tag) => `:lang(${tag})`).join(',');
      return (files[script] ?? '').replaceAll(`:lang(und-${script})`, own.length > 1 ? `:is(${all})` : all);
    })
    .join('');
}
