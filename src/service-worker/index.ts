import type { WorkerRequests } from '../lib/offline/protocol.ts';
import { respond } from './respond.ts';
import { check, describe, install, tidy } from './precache.ts';
import { parseRequest } from './messages.ts';
import { worker } from './store.ts';

worker.addEventListener('install', (event) => event.waitUntil(install(event)));
// Take control of pages that are already open, so that even the first one works offline.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(worker.registration.scope)) event.respondWith(respond(event));
});
worker.addEventListener('message', (event) => {
  const handlers: Record<keyof WorkerRequests, () => Promise<unknown>> = {
    // Never activate an incomplete version: the complete one in use would be lost.
    SKIP_WAITING: async () => ((await describe()).missing ? undefined : worker.skipWaiting()),
    describe,
    check,
    tidy,
  };
  // Ignore messages that are not requests to this worker.
  const request = parseRequest(event.data, handlers);
  if (!request) return;
  // Reply even if Cache Storage throws, so that the page does not wait forever.
  const result = handlers[request]().catch(() => undefined);
  event.waitUntil(result.then((reply) => event.ports[0]?.postMessage(reply)));
});
