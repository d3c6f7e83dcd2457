/** The values that a choice has. */
export type SettingRange = readonly string[] | readonly [number, number, number, number];

/**
 * What a reader may choose of how a page looks: it is on `<html>` before first paint. A list: one of these, the first by
 * default. Four numbers: least, most, step, default; sizes are factors, spacings are in em of the script that they are
 * for, the measure is in em.
 */
export const APPEARANCE = {
  theme: ['system', 'light', 'sepia', 'dark', 'contrast-light', 'contrast-dark'],
  layout: ['auto', 'columns', 'stacked', 'peek'],
  motion: ['system', 'none'],
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
  hanLeading: [1.5, 2.6, 0.1, 1.85],
  hanLetter: [0, 0.2, 0.02, 0],
  hanParagraph: ['gap', 'indent'],
} as const satisfies Record<string, SettingRange>;

/** Whether a value is one of a range. */
export function isWithin(range: readonly (string | number)[], value: unknown): boolean {
  if (typeof range[0] !== 'number') return range.includes(value as string);
  return typeof value === 'number' && value >= range[0] && value <= (range[1] as number);
}

/** Reads some choices of what was stored: whatever is not one of them, or not allowed, is the default. Never throws. */
export function parseSettings(
  choices: Record<string, SettingRange>,
  stored: string | null,
): Record<string, unknown> {
  let found: unknown;
  try {
    found = JSON.parse(stored ?? '');
  } catch {
    // Nothing was stored, or nothing that can be read: the defaults.
  }
  const entries = Object.entries(Object(found));
  return Object.fromEntries(
    entries.filter(
      ([choice, value]) => Object.hasOwn(choices, choice) && isWithin(choices[choice] as SettingRange, value),
    ),
  );
}

/** The key under which preferences are stored. */
export const KEY = 'duidu:preferences';
