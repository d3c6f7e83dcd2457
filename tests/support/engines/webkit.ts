import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Engine, Tab } from './launch.ts';
import { waitUntil } from '../wait.ts';

const KEYS: Record<string, string> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
};

/** Starts WebKitGTK in a virtual display, controlled by its driver (W3C WebDriver). */
export async function launchWebKit(): Promise<Engine> {
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(display.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
    },
  });
  const base = `http://127.0.0.1:${port}`;
  await waitUntil(() =>
    fetch(`${base}/status`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  const stop = async (child: ChildProcess) => {
    if (child.exitCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };
  return {
    newTab: (size) => newTab(base, size),
    close: async () => {
      await stop(driver);
      await stop(display);
    },
  };
}

// The errors of the driver when it has lost a response.
const LOST = /Could not parse script result|Callback was not called before the unload event/;

async function newTab(base: string, size: { width: number; height: number }): Promise<Tab> {
  const browser = { binary: fileURLToPath(new URL('window.gjs', import.meta.url)), args: [] };
  const { sessionId } = await call<{ sessionId: string }>('POST', `${base}/session`, {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browser } },
  });
  const at = `${base}/session/${sessionId}`;
  // The driver loses the response while a page is being opened. Asking again is enough.
  const run = async <Result>(script: string, args: unknown[] = [], again = 5): Promise<Result> => {
    try {
      return await call('POST', `${at}/execute/sync`, { script, args });
    } catch (error) {
      if (!again || !LOST.test(String(error))) throw error;
      await sleep(50); // The driver has no event for the page being ready.
      return run(script, args, again - 1);
    }
  };
  const tab: Tab = {
    goto: async (url) => void (await call('POST', `${at}/url`, { url })),
    back: async () => void (await call('POST', `${at}/back`, {})),
    url: () => call<string>('GET', `${at}/url`),
    evaluate: (task, given) => run(`return (${task.toString()})(arguments[0])`, [given ?? null]),
    press: async (key) => {
      // As in Playwright, a modifier and a key: "Shift+Tab".
      const values = key.split(/(?<=\w)\+/).map((name) => KEYS[name] ?? name);
      const down = values.map((value) => ({ type: 'keyDown', value }));
      const up = values.toReversed().map((value) => ({ type: 'keyUp', value }));
      const actions = [{ type: 'key', id: 'k', actions: [...down, ...up] }];
      await call('POST', `${at}/actions`, { actions });
    },
    resize: async ({ width, height }) => {
      await call('POST', `${at}/window/rect`, { width, height });
      await waitUntil(async () => (await run<number>('return innerWidth')) === width);
    },
    close: async () => void (await call('DELETE', at)),
  };
  await tab.resize(size);
  return tab;
}

async function call<Result>(method: string, url: string, body?: object): Promise<Result> {
  const response = await fetch(url, body ? { method, body: JSON.stringify(body) } : { method });
  const { value } = (await response.json()) as { value: Result & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
