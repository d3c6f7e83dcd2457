import { isWithin, LOOKS, parseOf, type Range } from './looks.ts';

/** All that a reader may choose: how a page looks, and what comes with the text, which no page needs before first paint. */
export const CHOICES = {
  ...LOOKS,
  glossary: ['on', 'off'],
  pinyin: ['off', 'on'],
  pinyinHeard: ['off', 'on'],
} as const satisfies Record<string, Range>;

export type Choice = keyof typeof CHOICES;

/** The choices that are one of a list. */
export type Option = { [C in Choice]: (typeof CHOICES)[C] extends readonly string[] ? C : never }[Choice];

/** What a reader has chosen; a default is not written down. */
export type Preferences = {
  [C in Choice]?: (typeof CHOICES)[C] extends readonly string[] ? (typeof CHOICES)[C][number] : number;
};

/** The default of a choice. */
export const defaultOf = (choice: Choice): string | number => {
  const range: readonly (string | number)[] = CHOICES[choice];
  return range[typeof range[0] === 'number' ? 3 : 0] as string | number;
};

/** Whether a value is one that the choice allows. */
export const allows = (choice: Choice, value: unknown): boolean => isWithin(CHOICES[choice], value);

/** Reads what was stored: whatever is not a choice, or not allowed, is the default. Never throws. */
export const parse = (stored: string | null): Preferences => parseOf(CHOICES, stored) as Preferences;
