import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checked } from './patch-kit-session-storage.ts';

const source = readFileSync('node_modules/@sveltejs/kit/src/runtime/client/session-storage.js', 'utf8');
const get = async (key: string, stored?: string) => {
  vi.stubGlobal('sessionStorage', { [key]: stored });
  const code = `data:text/javascript,${encodeURIComponent(checked(source))}`;
  return ((await import(/* @vite-ignore */ code)) as { get: (key: string) => unknown }).get(key);
};

describe("SvelteKit's reading of the tab's storage", () => {
  afterEach(() => vi.unstubAllGlobals());

  it('gives back places, and how pages were left', async () => {
    const places = { 1795: { x: 0, y: 12.5 }, 1796: { x: 3, y: 0 } };
    expect(await get('sveltekit:scroll', JSON.stringify(places))).toEqual(places);
    expect(await get('sveltekit:scroll', '{}')).toEqual({});
    const left = { 1795: [null, { peeks: [] }] };
    expect(await get('sveltekit:snapshot', JSON.stringify(left))).toEqual(left);
  });

  it('takes nothing else', async () => {
    for (const stored of [
      undefined,
      '',
      '1',
      '"x"',
      'true',
      'null',
      '[1]',
      '{"1":null}',
      '{"1":{"x":"1","y":"2"}}',
    ])
      expect(await get('sveltekit:scroll', stored), stored).toBeUndefined();
    for (const stored of [undefined, '', '1', '"x"', 'null', '{"1":5}', '{"1":{}}'])
      expect(await get('sveltekit:snapshot', stored), stored).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (stored) => {
        const kept = await get('sveltekit:scroll', stored);
        expect(kept === undefined || typeof kept === 'object').toBe(true);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300), seed: Number(process.env.FUZZ_SEED ?? 20_260) },
    );
  });

  it('is not guessed at when it is written in another way', () => {
    expect(() => checked('export const get = (key) => JSON.parse(sessionStorage.getItem(key));')).toThrow(
      /another way/,
    );
  });
});
