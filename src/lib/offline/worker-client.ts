import { messageSW, Workbox } from 'workbox-window';
import { trustedWorkerUrl } from '../render/trusted-types.ts';
import type { WorkerRequests } from './protocol.ts';

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

/** Registers a worker. Undefined if the browser does not allow it, or the server has no worker to give. */
export async function register(
  script: string,
  scope: string,
): Promise<ServiceWorkerRegistration | undefined> {
  try {
    const workbox = new Workbox(trustedWorkerUrl(script), { scope, updateViaCache: 'none' });
    return await workbox.register({ immediate: true });
  } catch {
    return undefined;
  }
}

/** Ends the worker of a scope. What cannot be reached is not there for the reader either. */
export async function unregister(scope: string): Promise<void> {
  try {
    await (await navigator.serviceWorker.getRegistration(scope))?.unregister();
  } catch {
    // The browser lets nobody touch it.
  }
}

// A worker that was asked to take over does so at once, or never: milliseconds.
const PATIENCE = 4000;

/** Has a worker that waits take over, and waits for it. */
export async function changeTo(waiting: ServiceWorker): Promise<void> {
  const { serviceWorker } = navigator;
  const changed = new Promise((done) =>
    serviceWorker.addEventListener('controllerchange', done, { once: true }),
  );
  void messageSW(waiting, { type: 'SKIP_WAITING' });
  await Promise.race([changed, new Promise((done) => setTimeout(done, PATIENCE))]);
}

/** Whether the network gives nothing at all, when asked for a file. */
export const isLost = (file: string): Promise<boolean> =>
  fetch(file, { method: 'HEAD', cache: 'no-store' }).then(
    () => false,
    () => true,
  );

/** Asks a worker, and waits for what it gives: undefined if it cannot. */
export const ask = <Type extends keyof WorkerRequests>(
  worker: ServiceWorker,
  type: Type,
): Promise<WorkerRequests[Type] | undefined> =>
  messageSW(worker, { type }) as Promise<WorkerRequests[Type] | undefined>;

// A worker that is at work tells of every file.
const SILENCE = 30_000;

/**
 * Asks a worker for what takes long, and waits for as long as it is heard of: a browser may end a worker in the middle
 * of its work. `heard` is when it last was, in milliseconds since 1970. Undefined if it fell silent for half a minute.
 */
export async function askWhileHeard<Type extends keyof WorkerRequests>(
  worker: ServiceWorker,
  type: Type,
  heard: () => number,
): Promise<WorkerRequests[Type] | undefined> {
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
