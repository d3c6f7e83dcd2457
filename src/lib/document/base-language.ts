/** The base language of a paper that has it, unless a file of the paper says otherwise. */
export const PREFERRED = 'en';

/** A language that a paper is in, and whether its file has `"base": true`. */
export type Candidate = { lang: string; base: boolean };

/**
 * The base language of a paper, whose file sets the shape of the others: the one that says so, else English if the paper
 * has it, else the first by tag. Undefined if there are no languages.
 */
export function baseLanguage(candidates: readonly Candidate[]): string | undefined {
  const tags = candidates.map(({ lang }) => lang).sort();
  return candidates.find(({ base }) => base)?.lang ?? tags.find((tag) => tag === PREFERRED) ?? tags[0];
}
