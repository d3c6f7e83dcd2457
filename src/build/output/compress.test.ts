import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compress } from './compress.ts';

it('writes both copies beside every text file, at any depth, but not beside pictures', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'compressed-'));
  const page = '<p>The tide comes and goes.</p>'.repeat(40);
  // Longer than the limit for brotli’s best quality, and not repetitive.
  const long = Array.from({ length: 40_000 }, (_, n) => `<p>${(n * 7919) % 10_007} tides</p>`).join('');
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  writeFileSync(join(folder, 'a/b/index.html'), page);
  writeFileSync(join(folder, 'long.html'), long);
  writeFileSync(join(folder, 'app.webmanifest'), '{}');
  writeFileSync(join(folder, 'card.png'), 'PNG');
  await compress(folder);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(
    [
      ...['a', 'a/b', 'card.png'],
      ...['a/b/index.html', 'app.webmanifest', 'long.html'].flatMap((path) => [
        path,
        `${path}.br`,
        `${path}.gz`,
      ]),
    ].sort(),
  );
  for (const [path, text] of [
    ['a/b/index.html', page],
    ['long.html', long],
  ] as const) {
    expect(brotliDecompressSync(readFileSync(join(folder, `${path}.br`))).toString()).toBe(text);
    expect(gunzipSync(readFileSync(join(folder, `${path}.gz`))).toString()).toBe(text);
  }
  expect(readFileSync(join(folder, 'a/b/index.html.br')).length).toBeLessThanOrEqual(
    brotliCompressSync(page).length,
  );
});
