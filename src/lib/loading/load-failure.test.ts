import { expect, it, vi } from 'vitest';

vi.mock('$app/environment', () => ({ version: 'own' }));
vi.mock('$app/paths', () => ({ asset: (path: string) => `/reader${path}` }));
const { askServer } = await import('./load-failure.svelte.ts');

const asked = (response: () => Promise<Response>) => askServer('own', vi.fn<typeof fetch>(response));

it('tells a lost connection, a newer version and a server that sends something else apart', async () => {
  expect(await asked(() => Promise.reject(new TypeError('offline')))).toBe('offline');
  expect(await asked(() => Promise.resolve(Response.json({ version: 'own' })))).toBe('incomplete');
  expect(await asked(() => Promise.resolve(Response.json({ version: 'newer' })))).toBe('updated');
  expect(await asked(() => Promise.resolve(new Response('<title>Log in</title>')))).toBe('refused');
  expect(await asked(() => Promise.resolve(Response.json({ version: 'own' }, { status: 503 })))).toBe(
    'refused',
  );
  for (const body of ['null', '1', '[]', '"own"'])
    expect(await asked(() => Promise.resolve(new Response(body)))).toBe('refused');
});

it('asks past the HTTP cache, below the base path', async () => {
  const request = vi.fn<typeof fetch>(() => Promise.resolve(Response.json({ version: 'own' })));
  await askServer('own', request);
  expect(request).toHaveBeenCalledWith('/reader/_app/version.json', { cache: 'no-store' });
});
