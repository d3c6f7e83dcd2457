import { isWithin, APPEARANCE, parseSettings, type SettingRange } from './appearance.ts';

/** All settings: how a page looks, and what is shown with the text, which no page needs before first paint. */
export const SETTINGS = {
  ...APPEARANCE,
  glossary: ['on', 'off'],
  pinyin: ['off', 'on'],
  pinyinHeard: ['off', 'on'],
} as const satisfies Record<string, SettingRange>;

export type Setting = keyof typeof SETTINGS;

/** The settings that a reader chooses: what has been seen is stored with them. */
export type Choice = Exclude<Setting, 'compared'>;

/** The choices whose values are a list of options. */
export type Option = { [S in Choice]: (typeof SETTINGS)[S] extends readonly string[] ? S : never }[Choice];

/** The settings that the reader has changed; those at their defaults are absent. */
export type Settings = {
  [S in Setting]?: (typeof SETTINGS)[S] extends readonly string[] ? (typeof SETTINGS)[S][number] : number;
};

/** The default value of a setting. */
export const defaultOf = (setting: Setting): string | number => {
  const range: readonly (string | number)[] = SETTINGS[setting];
  return range[typeof range[0] === 'number' ? 3 : 0] as string | number;
};

/** Whether a setting allows a value. */
export const allows = (setting: Setting, value: unknown): boolean => isWithin(SETTINGS[setting], value);

/** Parses stored settings. Unknown settings and values that are not allowed are left out. Never throws. */
export const parse = (stored: string | null): Settings => parseSettings(SETTINGS, stored) as Settings;
