import { parseJson, type StorageKey } from '../storage/local.ts';

/** What a single key can do while reading. */
export const ACTIONS = [
  ...(['next', 'previous', 'nextParagraph', 'previousParagraph'] as const),
  ...(['flip', 'swap', 'layout', 'link', 'contents'] as const),
  ...(['search', 'nextHit', 'previousHit', 'settings', 'help'] as const),
];

export type Action = (typeof ACTIONS)[number];

/** The actions that go to another sentence. */
export type StepAction = Extract<Action, `next${'' | 'Paragraph'}` | `previous${'' | 'Paragraph'}`>;

/** Whether an action goes to another sentence. */
export const isStep = (action: Action): action is StepAction => /^(next|previous)(Paragraph)?$/.test(action);

/** The key of each action; an empty string is no key. */
export type Keys = Record<Action, string>;

/** The default keys: single letters, which WCAG 2.1.4 allows if readers can switch them off and change them. */
export const KEYS: Keys = {
  next: 'j',
  previous: 'k',
  nextParagraph: 'J',
  previousParagraph: 'K',
  flip: 'f',
  swap: 's',
  layout: 'l',
  link: 'y',
  contents: 'c',
  search: '/',
  nextHit: 'n',
  previousHit: 'N',
  settings: ',',
  help: '?',
};

/** The key under which keyboard shortcuts are stored. */
export const KEYS_KEY: StorageKey = 'duidu:keys';

/**
 * Parses stored keyboard shortcuts. An action whose key is not a single character gets its default key, or none if the
 * reader has given that to another action: a later version may have more actions. If two stored actions share a key, all get
 * their defaults. Never throws.
 */
export function parseKeys(stored: string | null): Keys {
  const found = parseJson(stored);
  const record = found instanceof Object ? (found as Record<string, unknown>) : {};
  const isValid = (key: unknown): key is string =>
    typeof key === 'string' && [...key].length <= 1 && key !== ' ';
  const chosen = new Map<Action, string>();
  for (const action of ACTIONS) {
    const key = Object.hasOwn(record, action) ? record[action] : undefined;
    if (isValid(key)) chosen.set(action, key);
  }
  const used = [...chosen.values()].filter(Boolean);
  if (new Set(used).size < used.length) return KEYS;
  const keyOf = (action: Action) => chosen.get(action) ?? (used.includes(KEYS[action]) ? '' : KEYS[action]);
  return Object.fromEntries(ACTIONS.map((action) => [action, keyOf(action)])) as Keys;
}

/** With Alt, the arrow keys step even if single keys are switched off. */
const WITH_ALT: Record<string, Action> = { ArrowDown: 'next', ArrowUp: 'previous' };

/**
 * The action that a key press triggers. None while the reader is typing, has a dialog open, or holds a modifier other than
 * Alt with an arrow key.
 */
export function actionFor(event: KeyboardEvent, keys: Keys): Action | undefined {
  if (event.ctrlKey || event.metaKey || event.defaultPrevented || event.isComposing) return undefined;
  const target = event.target as Element | null;
  if (target?.closest?.('input, textarea, select, [contenteditable], dialog[open]')) return undefined;
  if (event.altKey) return WITH_ALT[event.key];
  return ACTIONS.find((action) => keys[action] !== '' && keys[action] === event.key);
}
