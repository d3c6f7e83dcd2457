import { parseJson, type StorageKey } from '../storage/local.ts';

/** The values that a setting allows: a list of options, or least, most, step and default of a number. */
export type SettingRange = readonly string[] | readonly [number, number, number, number];

/**
 * The settings for how a page looks, which are applied to `<html>` before first paint. A list holds the options, the
 * default first. Four numbers are least, most, step and default: scales are factors, spacings are in em of the script
 * that they apply to, the measure is in em. `compared` is not a choice: whether the reader has opened the counterpart of a
 * sentence, so that the hint about it is not shown again.
 */
export const APPEARANCE = {
  theme: ['system', 'light', 'sepia', 'dark', 'contrast-light', 'contrast-dark'],
  layout: ['auto', 'columns', 'stacked', 'peek'],
  compared: ['no', 'yes'],
  measure: [20, 40, 2, 32],
  balance: [0.6, 1.6, 0.1, 1],
  paragraphGap: [0.6, 3, 0.2, 1.6],
  latinFace: ['serif', 'sans', 'atkinson'],
  latinScale: [0.8, 2, 0.1, 1],
  latinLeading: [1.4, 2.4, 0.1, 1.6],
  latinLetter: [0, 0.2, 0.02, 0],
  latinWord: [0, 0.4, 0.04, 0],
  hanFace: ['song', 'hei'],
  hanScale: [0.8, 2, 0.1, 1],
  hanLeading: [1.5, 2.6, 0.05, 1.85],
  hanLetter: [0, 0.2, 0.02, 0],
  hanParagraph: ['gap', 'indent'],
} as const satisfies Record<string, SettingRange>;

/** Whether a value is within a range. */
export function isWithin(range: readonly (string | number)[], value: unknown): boolean {
  if (typeof range[0] !== 'number') return range.includes(value as string);
  return typeof value === 'number' && value >= range[0] && value <= (range[1] as number);
}

/**
 * Parses stored settings. Returns those that `ranges` knows and whose values it allows; every other setting keeps its
 * default. Never throws.
 */
export function parseSettings(
  ranges: Record<string, SettingRange>,
  stored: string | null,
): Record<string, unknown> {
  const entries = Object.entries(Object(parseJson(stored)));
  return Object.fromEntries(
    entries.filter(
      ([setting, value]) =>
        Object.hasOwn(ranges, setting) && isWithin(ranges[setting] as SettingRange, value),
    ),
  );
}

/** The key under which settings are stored. */
export const KEY: StorageKey = 'duidu:preferences';
