const ROMAN: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const HAN_DIGITS = [...'〇一二三四五六七八九'];

/** The number in lower-case Roman numerals. From 4,000, and for numbers that have none, in digits. */
export function romanNumber(number: number): string {
  if (number < 1 || number >= 4000) return String(number);
  let [rest, numeral] = [number, ''];
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) numeral += letters;
  }
  return numeral;
}

/** The number as list letters: a … z, then aa, ab as browsers count. Zero and negative numbers are in digits. */
export function letterNumber(number: number): string {
  let [rest, letters] = [number, ''];
  for (; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
  }
  return letters || String(number);
}

/** The number as it is counted in Chinese: 三, 十二, 一百〇五. From 10,000 in digits. */
export function hanNumber(number: number): string {
  if (number < 0 || number >= 10_000) return String(number);
  if (number < 10) return HAN_DIGITS[number] ?? '';
  let [text, isZeroPending] = ['', false];
  for (const [value, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    // prettier-ignore
    const digit = Math.floor(number / value) % 10;
    if (digit === 0) isZeroPending = text !== '';
    else {
      text += `${isZeroPending ? '〇' : ''}${HAN_DIGITS[digit]}${unit}`;
      isZeroPending = false;
    }
  }
  return number < 20 ? text.slice(1) : text;
}

/** The number in Chinese digits, one by one: 一二 for 12. */
export const hanDigits = (number: number): string =>
  [...String(number)].map((digit) => HAN_DIGITS[Number(digit)] ?? digit).join('');

/** The number in a circle: ③. From 21 in digits. */
export const circledNumber = (number: number): string =>
  number > 0 && number <= 20 ? String.fromCodePoint(0x245f + number) : String(number);
