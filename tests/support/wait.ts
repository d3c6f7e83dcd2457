import { expect } from '@playwright/test';

/** Polls until `look` returns something truthy, and returns it. Throws after `limit` ms. */
export async function waitUntil<Found>(
  look: () => Found | Promise<Found>,
  limit = 30_000,
): Promise<Exclude<Found, false | null | undefined>> {
  for (const start = Date.now(); ; await pause(50)) {
    const found = await look();
    if (found) return found as Exclude<Found, false | null | undefined>;
    if (Date.now() - start > limit) throw new Error(`Not found within ${limit} ms: ${String(look)}`);
  }
}

/**
 * Asserts that `read` keeps returning `expected` for `duration` ms. Use it only to show that something does not happen,
 * where no event marks the moment after which it no longer could. It polls, so that a failure is reported at once.
 */
export async function expectToStay(
  read: () => unknown,
  expected: unknown,
  duration: number,
  message?: string,
): Promise<void> {
  for (const start = Date.now(); Date.now() - start < duration; await pause(50))
    expect(await read(), message).toEqual(expected);
  expect(await read(), message).toEqual(expected);
}

/** Resolves after `time` ms. Only for pacing a poll. */
export const pause = (time: number) => new Promise((done) => setTimeout(done, time));
