import { messageSW, Workbox } from 'workbox-window';
import { trustedWorkerUrl } from '../render/trusted-types.ts';
import type { WorkerRequests } from './protocol.ts';

/** The browser's service workers, or why there are none: some browsers lack them, others refuse access to them. */
export function workersOf(
  browser: Partial<Pick<Navigator, 'serviceWorker'>> = navigator,
): ServiceWorkerContainer | 'unsupported' | 'refused' {
  try {
    return browser.serviceWorker ?? 'unsupported';
  } catch {
    return 'refused';
  }
}

/** Registers a service worker. Undefined if the browser does not allow it or the script cannot be fetched. */
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

/** Unregisters the service worker of a scope. Never rejects: where access is refused, none is running either. */
export async function unregister(scope: string): Promise<void> {
  try {
    await (await navigator.serviceWorker.getRegistration(scope))?.unregister();
  } catch {
    // The browser refuses access.
  }
}

// In milliseconds. A worker that was asked to take over does so at once or never.
const TAKEOVER_TIMEOUT = 4000;

/** Makes a waiting service worker take over, and resolves when it has, or after four seconds. */
export async function changeTo(waiting: ServiceWorker): Promise<void> {
  const { serviceWorker } = navigator;
  const changed = new Promise((done) =>
    serviceWorker.addEventListener('controllerchange', done, { once: true }),
  );
  void messageSW(waiting, { type: 'SKIP_WAITING' });
  await Promise.race([changed, new Promise((done) => setTimeout(done, TAKEOVER_TIMEOUT))]);
}

/** Whether a request for a file gets no response at all: the network, or the server, is down. */
export const isUnreachable = (file: string): Promise<boolean> =>
  fetch(file, { method: 'HEAD', cache: 'no-store' }).then(
    () => false,
    () => true,
  );

/** Sends a request to a service worker and resolves to its response; undefined if it cannot answer. */
export const ask = <Type extends keyof WorkerRequests>(
  worker: ServiceWorker,
  type: Type,
): Promise<WorkerRequests[Type] | undefined> =>
  messageSW(worker, { type }) as Promise<WorkerRequests[Type] | undefined>;

// In milliseconds. A worker that is checking files sends a message for each of them.
const SILENCE_TIMEOUT = 30_000;

/**
 * Sends a request that takes long, and waits for the response as long as messages from the worker arrive: a browser may
 * terminate a worker in the middle of its work. `lastMessageAt` returns the time of the last message, in milliseconds
 * since 1970. Resolves to undefined after half a minute of silence.
 */
export async function askWhileHeard<Type extends keyof WorkerRequests>(
  worker: ServiceWorker,
  type: Type,
  lastMessageAt: () => number,
): Promise<WorkerRequests[Type] | undefined> {
  let watch: ReturnType<typeof setInterval> | undefined;
  const silence = new Promise<undefined>((done) => {
    watch = setInterval(
      () => Math.abs(Date.now() - lastMessageAt()) > SILENCE_TIMEOUT && done(undefined),
      1000,
    );
  });
  try {
    return await Promise.race([ask(worker, type), silence]);
  } finally {
    clearInterval(watch);
  }
}
