/** What a single key can do while reading. */
export const ACTIONS = ['next', 'previous', 'flip', 'swap', 'layout', 'link', 'contents', 'help'] as const;

export type Action = (typeof ACTIONS)[number];

/** Which key does what; an empty string is no key. */
export type Keys = Record<Action, string>;

/** The keys by default: single letters, as WCAG 2.1.4 allows where they can be switched off and changed. */
export const KEYS: Keys = {
  next: 'j',
  previous: 'k',
  flip: 'f',
  swap: 's',
  layout: 'l',
  link: 'y',
  contents: 'c',
  help: '?',
};

/** Where keys are stored. */
export const KEYS_KEY = 'duidu:keys';

/** Reads stored keys: what is no single character, or would serve two actions, is the default. Never throws. */
export function parseKeys(stored: string | null): Keys {
  let found: unknown;
  try {
    found = JSON.parse(stored ?? '');
  } catch {
    // Nothing was stored, or nothing that can be read: the defaults.
  }
  const given = found instanceof Object ? (found as Record<string, unknown>) : {};
  const valid = (key: unknown): key is string =>
    typeof key === 'string' && [...key].length <= 1 && key !== ' ';
  const keys = Object.fromEntries(
    ACTIONS.map((action) => [
      action,
      Object.hasOwn(given, action) && valid(given[action]) ? given[action] : KEYS[action],
    ]),
  ) as Keys;
  const used = ACTIONS.map((action) => keys[action]).filter(Boolean);
  return new Set(used).size === used.length ? keys : KEYS;
}

/** The action that a key press asks for: none while typing, with a modifier held, or in a dialog. */
export function actionFor(event: KeyboardEvent, keys: Keys): Action | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.isComposing)
    return undefined;
  const target = event.target as Element | null;
  if (target?.closest?.('input, textarea, select, [contenteditable], dialog[open]')) return undefined;
  return ACTIONS.find((action) => keys[action] !== '' && keys[action] === event.key);
}
