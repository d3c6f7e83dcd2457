import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REVALIDATE, cacheOf, IMMUTABLE, HEADERS, headersFile, TYPES } from './hosting.ts';

const configuration = (name: string) => readFileSync(`docs/deploy/${name}`, 'utf8');

describe('the headers of a server', () => {
  it('cache hashed files for a year, and revalidate all others', () => {
    expect(cacheOf('_app/immutable/chunks/x.js')).toBe(IMMUTABLE);
    for (const path of ['index.html', 'service-worker.js', '_app/version.json', 'about/en/index.html'])
      expect(cacheOf(path)).toBe(REVALIDATE);
  });

  it('deny no permission that Duidu uses', () => {
    expect(HEADERS['Permissions-Policy']).not.toMatch(/clipboard|fullscreen|wake-lock|web-share|autoplay/);
  });

  it('are in the sample configurations, word for word', () => {
    const [nginx, caddy] = [configuration('nginx.conf'), configuration('Caddyfile')];
    for (const [name, value] of Object.entries(HEADERS)) {
      expect(nginx).toContain(`add_header ${name} "${value}" always;`);
      expect(caddy).toContain(`${name} "${value}"`);
    }
    for (const [extension, type] of Object.entries(TYPES)) {
      expect(nginx).toMatch(new RegExp(`${type.replace(/;.*/, '').replace('+', '\\+')} ${extension};`));
      expect(caddy).toContain(`"${type}"`);
    }
    for (const text of [nginx, caddy]) {
      expect(text).toContain(IMMUTABLE);
      expect(text).toContain(REVALIDATE);
    }
  });
});

describe('the file with the headers', () => {
  const paths = [
    'index.html',
    '404.html',
    'service-worker.js',
    'paper/en/index.html',
    'paper/zh/index.html',
    '_app/version.json',
    '_app/immutable/chunks/x.js',
  ];

  it('has a rule for each file and folder at the top, under the base path', () => {
    const file = headersFile(paths, '/reader');
    expect(file.match(/^\S.*$/gm)).toEqual([
      '/reader/*',
      '/reader/_app/immutable/*',
      '/reader/',
      '/reader/404.html',
      '/reader/_app/version.json',
      '/reader/paper/*',
      '/reader/service-worker.js',
    ]);
    expect(file).toContain(`/reader/_app/immutable/*\n  Cache-Control: ${IMMUTABLE}\n`);
    expect(file).toContain(`/reader/service-worker.js\n  Cache-Control: ${REVALIDATE}\n`);
    expect(headersFile(paths, '')).toMatch(/^\/\*\n {2}Content-Security-Policy: frame-ancestors 'none'\n/);
  });

  it('gives no address the same header twice: hosts would join the values', () => {
    const rules = headersFile(paths, '')
      .trim()
      .split('\n\n')
      .map((rule) => {
        const [path = '', ...headers] = rule.split('\n');
        return { path, names: headers.map((line) => line.replace(/:.*/, '').trim()) };
      });
    for (const path of paths) {
      const address = `/${path.replace(/(^|\/)index\.html$/, '$1')}`;
      const names = rules
        .filter((rule) =>
          rule.path.endsWith('*') ? address.startsWith(rule.path.slice(0, -1)) : rule.path === address,
        )
        .flatMap((rule) => rule.names);
      expect(new Set(names).size, address).toBe(names.length);
      expect(names, address).toContain('Cache-Control');
    }
  });
});
