// The worker that ends all workers: published in place of the reader's own (OFFLINE=off npm run build) it removes
// what that one kept, and itself. No page is reloaded or changed under its reader.
self.addEventListener('install', () => self.skipWaiting());
// A page that asks what is saved is told that nothing is.
self.addEventListener('message', ({ ports: [port] }) => port?.postMessage(undefined));
self.addEventListener('activate', (event) => {
  const own = `duidu ${new URL(self.registration.scope).pathname} `;
  const remove = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(own));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(remove());
});
