import { isWithin, APPEARANCE, parseSettings, type SettingRange } from './appearance.ts';

/** All that a reader may choose: how a page looks, and what comes with the text, which no page needs before first paint. */
export const SETTINGS = {
  ...APPEARANCE,
  glossary: ['on', 'off'],
  pinyin: ['off', 'on'],
  pinyinHeard: ['off', 'on'],
} as const satisfies Record<string, SettingRange>;

export type Setting = keyof typeof SETTINGS;

/** The choices that are one of a list. */
export type Option = { [C in Setting]: (typeof SETTINGS)[C] extends readonly string[] ? C : never }[Setting];

/** What a reader has chosen; a default is not written down. */
export type Settings = {
  [C in Setting]?: (typeof SETTINGS)[C] extends readonly string[] ? (typeof SETTINGS)[C][number] : number;
};

/** The default of a choice. */
export const defaultOf = (choice: Setting): string | number => {
  const range: readonly (string | number)[] = SETTINGS[choice];
  return range[typeof range[0] === 'number' ? 3 : 0] as string | number;
};

/** Whether a value is one that the choice allows. */
export const allows = (choice: Setting, value: unknown): boolean => isWithin(SETTINGS[choice], value);

/** Reads what was stored: whatever is not a choice, or not allowed, is the default. Never throws. */
export const parse = (stored: string | null): Settings => parseSettings(SETTINGS, stored) as Settings;
