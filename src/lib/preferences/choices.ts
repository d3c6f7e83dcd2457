/**
 * What a reader may choose. A list: one of these, the first by default. Four numbers: least, most, step, default;
 * sizes are factors, spacings are in em of the script that they are for, the measure is in em.
 */
export const CHOICES = {
  theme: ['system', 'light', 'sepia', 'dark', 'contrast-light', 'contrast-dark'],
  layout: ['auto', 'columns', 'stacked', 'peek'],
  motion: ['system', 'none'],
  glossary: ['on', 'off'],
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
} as const satisfies Record<string, readonly string[] | readonly [number, number, number, number]>;

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
export function allows(choice: Choice, value: unknown): boolean {
  const range: readonly (string | number)[] = CHOICES[choice];
  if (typeof range[0] !== 'number') return range.includes(value as string);
  return typeof value === 'number' && value >= range[0] && value <= (range[1] as number);
}

/** Reads what was stored: whatever is not a choice, or not allowed, is the default. Never throws. */
export function parse(stored: string | null): Preferences {
  let found: unknown;
  try {
    found = JSON.parse(stored ?? '');
  } catch {
    // Nothing was stored, or nothing that can be read: the defaults.
  }
  const entries = Object.entries(Object(found));
  return Object.fromEntries(
    entries.filter(([choice, value]) => Object.hasOwn(CHOICES, choice) && allows(choice as Choice, value)),
  );
}

/** The key under which preferences are stored. */
export const KEY = 'duidu:preferences';
