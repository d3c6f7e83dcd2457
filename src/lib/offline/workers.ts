import { messageSW } from 'workbox-window';
import type { Answers } from './copy.ts';

/** The browser's way to workers, or why there is none: some leave it out, some let nobody touch it. */
export function workersOf(
  browser: Partial<Pick<Navigator, 'serviceWorker'>> = navigator,
): ServiceWorkerContainer | 'unsupported' | 'refused' {
  try {
    return browser.serviceWorker ?? 'unsupported';
  } catch {
    return 'refused';
  }
}

/** Asks a worker, and waits for what it gives: undefined if it cannot. */
export const ask = <Type extends keyof Answers>(
  worker: ServiceWorker,
  type: Type,
): Promise<Answers[Type] | undefined> => messageSW(worker, { type }) as Promise<Answers[Type] | undefined>;

// A worker that is at work tells of every file.
const SILENCE = 30_000;

/**
 * Asks a worker for what takes long, and waits for as long as it is heard of: a browser may end a worker in the middle
 * of its work. `heard` is when it last was, in milliseconds since 1970. Undefined if it fell silent for half a minute.
 */
export async function askWhileHeard<Type extends keyof Answers>(
  worker: ServiceWorker,
  type: Type,
  heard: () => number,
): Promise<Answers[Type] | undefined> {
  let watch: ReturnType<typeof setInterval> | undefined;
  const silence = new Promise<undefined>((done) => {
    watch = setInterval(() => Math.abs(Date.now() - heard()) > SILENCE && done(undefined), 1000);
  });
  try {
    return await Promise.race([ask(worker, type), silence]);
  } finally {
    clearInterval(watch);
  }
}
