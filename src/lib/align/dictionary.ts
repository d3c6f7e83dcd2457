/**
 * A dictionary of two languages: for each word of `from`, in Chinese one character or two, words of `to`. Either language may
 * be that of the first text.
 */
export type Dictionary = { from: string; to: string; entries: Map<string, readonly string[]> };

/**
 * Reads a dictionary from lines such as `和平|和平 peace`: a word, in Chinese also in traditional characters where they
 * differ, a tab, and its translations with spaces between them.
 */
export function parseDictionary(text: string, from: string, to: string): Dictionary {
  const entries = new Map<string, readonly string[]>();
  for (const line of text.split('\n')) {
    const [heads = '', translations = ''] = line.split('\t');
    const words = translations.split(' ').filter(Boolean);
    for (const head of heads.split('|')) {
      if (head && words.length) entries.set(head, [...new Set([...(entries.get(head) ?? []), ...words])]);
    }
  }
  return { from, to, entries };
}

/** Removes English endings, so that forms of a word are the same: walks, walked, walking. */
export function englishStem(word: string): string {
  const stem = word.replace(/(?:ies|ied)$/, 'y').replace(/(?<=..)(?:ing|ed|es|s|e|ly)$/, '');
  // stopped: stopp → stop.
  return /([bdgklmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

/** Returns the pairs of words of two lists that a dictionary has, and how many of the second list each first word has. */
export function dictionaryPairs(
  { entries }: Dictionary,
  words: readonly string[],
  others: readonly string[],
): { word: number; other: number; alternatives: number }[] {
  const byStem = new Map<string, number[]>();
  for (const [n, other] of others.entries()) {
    if (!/^\p{L}/u.test(other)) continue;
    const stem = englishStem(other);
    const same = byStem.get(stem);
    if (same) same.push(n);
    else byStem.set(stem, [n]);
  }
  return words.flatMap((word, n) => {
    const translations = entries.get(word) ?? [];
    const found = new Set(translations.flatMap((translation) => byStem.get(englishStem(translation)) ?? []));
    return Array.from(found, (other) => ({ word: n, other, alternatives: found.size }));
  });
}
