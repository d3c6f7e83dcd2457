// Ends offline reading: published in place of the normal service worker (OFFLINE=off npm run build), this one deletes all
// offline copies and unregisters itself. It does not reload or change open pages.
self.addEventListener('install', () => self.skipWaiting());
// Reply to pages that ask what is saved: nothing.
self.addEventListener('message', ({ ports: [port] }) => port?.postMessage(undefined));
self.addEventListener('activate', (event) => {
  const prefix = `duidu ${new URL(self.registration.scope).pathname} `;
  const remove = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(remove());
});
