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
