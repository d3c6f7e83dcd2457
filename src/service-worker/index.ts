import type { WorkerRequests } from '../lib/offline/protocol.ts';
import { answer } from './respond.ts';
import { check, describe, install, tidy } from './precache.ts';
import { parseRequest } from './messages.ts';
import { worker } from './store.ts';

worker.addEventListener('install', (event) => event.waitUntil(install(event)));
// The first page that a reader opens can do everything offline as well, not only the next.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(worker.registration.scope)) event.respondWith(answer(event));
});
worker.addEventListener('message', (event) => {
  // Whatever it is that a page sends: what is no question of ours has no answer.
  const questions: Record<keyof WorkerRequests, () => Promise<unknown>> = {
    // Never before it is whole: the version that is read would be gone.
    SKIP_WAITING: async () => ((await describe()).missing ? undefined : worker.skipWaiting()),
    describe,
    check,
    tidy,
  };
  const question = parseRequest(event.data, questions);
  if (!question) return;
  // Who asks must not wait for ever, whatever the caches throw.
  const done = questions[question]().catch(() => undefined);
  event.waitUntil(done.then((given) => event.ports[0]?.postMessage(given)));
});
