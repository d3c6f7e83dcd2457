// Latin letters for those of Greek and Cyrillic, by sound, as names are usually written: only to see which words look alike.
const LETTERS: Record<string, string> = Object.fromEntries(
  [
    'а a б b в v г g ґ g д d е e є e ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya ђ d ј j љ l њ n ћ c џ d ќ k ѓ g ѕ z',
    'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o',
  ].flatMap((line) => {
    const parts = line.split(' ');
    return parts.flatMap((part, n) => (n % 2 ? [] : [[part, (parts[n + 1] ?? '').replace('-', '')]]));
  }),
);

/**
 * Writes a lower-case word without accents in Latin letters. Returns undefined for scripts whose words cannot be compared by
 * their letters.
 */
export function romanize(word: string): string | undefined {
  if (/^\p{Script=Latin}/u.test(word)) return word;
  if (!/^[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) return undefined;
  return Array.from(word, (letter) => LETTERS[letter] ?? letter).join('');
}
