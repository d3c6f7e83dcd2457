const SUPERSCRIPT = new Map(
  [...'0123456789+-−=()n'].map((plain, n) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][n] ?? '']),
);
const SUBSCRIPT = new Map(
  [...'0123456789+-−=()'].map((plain, n) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][n] ?? '']),
);

/** Writes a raised number with raised digits, so that 10 and its exponent 6 do not become 106. Other text stays as it is. */
export const raise = (text: string): string => replaceAllOf(text, SUPERSCRIPT);

/** Writes a lowered number with lowered digits: H₂O. Other text stays as it is. */
export const lower = (text: string): string => replaceAllOf(text, SUBSCRIPT);

function replaceAllOf(text: string, characters: Map<string, string>): string {
  const replaced = [...text].map((character) => characters.get(character));
  return replaced.includes(undefined) ? text : replaced.join('');
}
