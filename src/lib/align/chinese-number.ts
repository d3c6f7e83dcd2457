const DIGITS = new Map(Array.from('〇一二三四五六七八九', (digit, value) => [digit, value]));
for (const [digit, value] of [
  ['零', 0],
  ['两', 2],
  ['兩', 2],
  ['廿', 20],
  ['卅', 30],
] as const)
  DIGITS.set(digit, value);
const UNITS = new Map(Object.entries({ 十: 10, 百: 100, 千: 1000 }));
const LARGE_UNITS = new Map(Object.entries({ 万: 10_000, 萬: 10_000, 亿: 100_000_000, 億: 100_000_000 }));

/**
 * Returns the number that Chinese numerals write: 十二 is 12, 一百零一 is 101, 二〇〇二 is 2002. Undefined if the text has
 * anything but numerals. Pure.
 */
export function chineseNumber(text: string): number | undefined {
  if (!text) return undefined;
  const isPositional = Array.from(text).every((character) => DIGITS.has(character));
  if (isPositional) return Array.from(text).reduce((sum, digit) => sum * 10 + (DIGITS.get(digit) ?? 0), 0);
  // The digit before a unit, what is below the next large unit, and what is above it.
  let [digit, section, total]: [number | undefined, number, number] = [undefined, 0, 0];
  for (const character of text) {
    const [value, unit, large] = [DIGITS, UNITS, LARGE_UNITS].map((values) => values.get(character));
    if (value !== undefined) digit = value;
    else if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = undefined;
    } else if (large !== undefined) {
      total += (section + (digit ?? 0) || 1) * large;
      [section, digit] = [0, undefined];
    } else return undefined;
  }
  return total + section + (digit ?? 0);
}
