import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../scripts/serve.mjs';

/** Runs a build with some locale files. */
function build(files: Record<string, string | Buffer>) {
  const locales = mkdtempSync(join(tmpdir(), 'locales-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(locales, path)), { recursive: true });
    writeFileSync(join(locales, path), text);
  }
  const out = join(locales, 'out');
  const { status, stderr, stdout } = spawnSync('npx', ['vite', 'build'], {
    encoding: 'utf8',
    env: { ...process.env, LOCALES: locales, OUT: out, NO_COLOR: '1' },
  });
  return { status, output: stdout + stderr, locales };
}

describe('the build', () => {
  it('stops at invalid locale files and reports every problem with file, line, key, expected and found', () => {
    const about = {
      issuer: 'x',
      occasion: 'x',
      date: '2000-01-01',
      source: 'https://example.org',
      standing: 'original',
    };
    const { status, output, locales } = build({
      'en/ui.json': '{ "site": { "name": "Reader" } }',
      'en/tides.json': JSON.stringify({
        title: 'Tides',
        about,
        text: { rise: { heading: 'Rise', p1: { s1: 'One.' } } },
      }),
      'fr/ui.json': '{ "site": {} }',
      'fr/tides.json':
        '{\n  "title": "",\n  "about": 5,\n  "text": { "rise": { "p1": { "s2": "Deux." } } }\n}',
      'xq/tides.json': '{ "title": ',
      'notes.json': '{}',
      'de/tides.json': Buffer.from([0x7b, 0xd7, 0xd3, 0x7d]),
    });
    expect(status).not.toBe(0);
    expect(output).not.toMatch(/^\s+at /m);
    for (const line of [
      `${locales}/fr/tides.json:2  title\n    expected: a text that is not empty\n    found:    ""`,
      `${locales}/fr/tides.json:3  about\n    expected: what the text is and where it comes from\n    found:    5`,
      `${locales}/fr/tides.json:4  text.rise.p1.s2\n    expected: a key that ${locales}/en/tides.json has\n    found:    "s2", which it lacks`,
      `${locales}/fr/ui.json:1  site.name\n    expected: a text, as in ${locales}/en/ui.json: "Reader"\n    found:    nothing`,
      `${locales}/xq  (folder)\n    expected: a language tag (BCP 47) of a known language`,
      `${locales}/xq/tides.json:1  (JSON)\n    expected: valid JSON`,
      `${locales}/en/ui.json:1  site.skip\n    expected: a text, which the pages use\n    found:    nothing`,
      `${locales}/notes.json  (whole file)\n    expected: a file ${locales}/<language>/<paper>.json`,
      `${locales}/de/tides.json  (whole file)\n    expected: a text file in UTF-8\n    found:    bytes that are not UTF-8`,
    ]) {
      expect(output).toContain(line);
    }
  }, 60_000);
});

describe('the commands', () => {
  const node = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

  it('include the one that SvelteKit suggests after a build', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts.preview).toBe(scripts.start);
  });

  it('say that Node is too old', () => {
    const old =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"16.20.2"}})';
    const { status, stderr } = node('--import', old, 'scripts/start.mjs');
    expect(status).toBe(1);
    expect(stderr.trim()).toBe(
      'This machine has Node 16.20.2; Node 18 or newer is needed to begin. See https://nodejs.org',
    );
  });

  it('say that the port is in use, or that there is no build', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'built-'));
    writeFileSync(join(folder, '404.html'), 'nothing');
    const other = createServer().listen(0, 'localhost');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    await expect(serve({ folder, port })).rejects.toThrow(
      `Port ${port} is in use. Stop the program that uses it, or choose another port: PORT=4174 npm start`,
    );
    // Before anything is installed or built, and not after.
    const start = async (PORT: string) => {
      // In a folder where nothing can be installed or built.
      const child = spawn(process.execPath, [resolve('scripts/start.mjs')], {
        cwd: folder,
        env: { ...process.env, PORT },
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (text) => (out += String(text)));
      child.stderr.on('data', (text) => (err += String(text)));
      await once(child, 'close');
      return { status: child.exitCode, out, err: err.trim() };
    };
    expect(await start(String(port))).toEqual({
      status: 1,
      out: '',
      err: `Port ${port} is in use. Stop the program that uses it, or choose another port: PORT=4174 npm start`,
    });
    expect(await start('http')).toEqual({
      status: 1,
      out: '',
      err: 'PORT is "http"; a number from 1 to 65535 is expected.',
    });
    other.close();
    await expect(serve({ folder: '/nowhere' })).rejects.toThrow(
      'There is no built reader in "/nowhere". Run: npm run build',
    );
  });

  it('install without warnings about the Node of this machine: the project’s own does the work', () => {
    const folder = mkdtempSync(join(tmpdir(), 'install-'));
    writeFileSync(
      join(folder, 'package.json'),
      '{ "name": "x", "version": "1.0.0", "engines": { "node": ">=99" } }',
    );
    copyFileSync('.npmrc', join(folder, '.npmrc'));
    // Under another command of npm, its own settings would come before those of the file.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
    const npm = spawnSync('npm', ['install', '--dry-run', '--offline'], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
    expect([npm.status, npm.stderr]).toEqual([0, '']);
  }, 60_000);

  it('find an installed browser, in order of preference', () => {
    const installed =
      (...paths: string[]) =>
      (path: string) =>
        paths.includes(path);
    const env = { PATH: '/usr/local/bin:/usr/bin' };
    expect(findBrowser(env, installed('/usr/bin/chromium', '/usr/bin/google-chrome'))).toBe(
      '/usr/bin/chromium',
    );
    expect(findBrowser(env, installed('/usr/bin/google-chrome'))).toBe('/usr/bin/google-chrome');
    expect(findBrowser(env, installed('/opt/chromium'))).toBeUndefined();
    expect(findBrowser(env, (path) => path.includes('ms-playwright'))).toContain('ms-playwright');
  });
});
