import fc from 'fast-check';
import { expect, it } from 'vitest';
import { removeInvalidSession } from './sveltekit-session.ts';

const SCROLL = 'sveltekit:scroll';
const SNAPSHOT = 'sveltekit:snapshot';
/** The indexes of history entries: SvelteKit begins with the time at which the tab was opened. */
const HERE = 1_795_000_000_000;

const numRuns = Number(process.env.FUZZ_RUNS ?? 200);
const seed = Number(process.env.FUZZ_SEED ?? 20_260);

/** What is left in a sessionStorage with these entries. */
function leftOf(entries: [string, string][]) {
  const map = new Map(entries);
  removeInvalidSession(() => ({
    getItem: (key) => map.get(key) ?? null,
    removeItem: (key) => void map.delete(key),
  }));
  return map;
}

/** Uses the stored values as SvelteKit's `runtime/client/client.js` does, and throws where it would. */
function navigate(session: Map<string, string>) {
  const read = (key: string): unknown => {
    try {
      return JSON.parse(session.get(key) as string);
    } catch {
      return undefined;
    }
  };
  const positions = (read(SCROLL) ?? {}) as Record<number, { x: number; y: number }>;
  const snapshots = (read(SNAPSHOT) ?? {}) as Record<number, unknown[]>;
  // Restore.
  const scroll = positions[HERE];
  if (scroll) expect(Number.isFinite(scroll.x + scroll.y)).toBe(true);
  snapshots[HERE]?.forEach(() => undefined);
  // Go to another page.
  positions[HERE] = { x: 0, y: 0 };
  snapshots[HERE] = [];
  for (let next = HERE + 1; positions[next]; next++) Reflect.deleteProperty(positions, next);
  for (let next = HERE + 1; snapshots[next]; next++) Reflect.deleteProperty(snapshots, next);
  // Keep both, and find them again after a reload.
  expect(JSON.parse(JSON.stringify(positions))).toHaveProperty(String(HERE));
  expect(JSON.parse(JSON.stringify(snapshots))).toHaveProperty(String(HERE));
}

const indexes = fc.constantFrom(String(HERE), String(HERE + 1), '0', 'length', '__proto__', 'toString');
const nearlyValid = fc.dictionary(
  indexes,
  fc.oneof(fc.jsonValue(), fc.record({ x: fc.jsonValue(), y: fc.double() }), fc.array(fc.jsonValue())),
);
const stored = fc.oneof(
  fc.json(),
  nearlyValid.map((value) => JSON.stringify(value)),
  fc.constantFrom('null', '1', '"x"', 'true', '[]', `[{"x":0,"y":0}]`, `{"${HERE}":{"x":1e999,"y":0}}`),
  fc.string(),
);

it('leaves nothing at which SvelteKit would throw, whatever was stored', () => {
  const property = fc.property(stored, stored, (scroll, snapshot) =>
    navigate(
      leftOf([
        [SCROLL, scroll],
        [SNAPSHOT, snapshot],
      ]),
    ),
  );
  fc.assert(property, { numRuns, seed });
});

it('keeps what SvelteKit stored, and the entries of others', () => {
  const valid: [string, string][] = [
    [SCROLL, `{"${HERE}":{"x":0,"y":1234.5}}`],
    [SNAPSHOT, `{"${HERE}":[null,{"place":{}}]}`],
    ['sveltekit:states', '1'],
    ['other', 'not JSON'],
  ];
  expect([...leftOf(valid)]).toEqual(valid);
});

it.each(['null', '1', 'true', '"x"', '[]', '{', `{"${HERE}":null}`, `{"${HERE}":5}`])(
  'removes %s',
  (text) => {
    const entries: [string, string][] = [
      [SCROLL, text],
      [SNAPSHOT, text],
    ];
    expect([...leftOf(entries)]).toEqual([]);
  },
);

it('does not throw where storage is switched off', () => {
  expect(() =>
    removeInvalidSession(() => {
      throw new DOMException('off', 'SecurityError');
    }),
  ).not.toThrow();
});
