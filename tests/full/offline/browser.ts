import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser, SWITCHES } from '../../../scripts/browser.mjs';
import { waitUntil } from '../../support/wait.ts';

/**
 * A Chromium with a profile on disk that can be killed as by a power cut. It is driven by the DevTools protocol without
 * Playwright, attached to pages only: a debugger attached to a service worker keeps Chromium from stopping it.
 */
export class Chromium {
  readonly #process: ChildProcess;
  readonly #port: string;

  private constructor(process: ChildProcess, port: string) {
    this.#process = process;
    this.#port = port;
  }

  /** Starts Chromium with the profile in a folder, which is created if it does not exist. */
  static async start(profile: string): Promise<Chromium> {
    const file = `${profile}/DevToolsActivePort`;
    rmSync(file, { force: true });
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--lang=en-GB'];
    const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
    const child = spawn(
      findBrowser() ?? '',
      [
        ...flags,
        ...quiet,
        ...SWITCHES,
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        'about:blank',
      ],
      { stdio: 'ignore', detached: true },
    );
    const port = await waitUntil(
      () => existsSync(file) && /^\d+(?=\n)/.exec(readFileSync(file, 'utf8'))?.[0],
    );
    return new Chromium(child, port);
  }

  /** The page that is open from the start. */
  async tab(): Promise<Tab> {
    type Target = { type: string; webSocketDebuggerUrl: string };
    const page = await waitUntil(async () => {
      const answer = await fetch(`http://127.0.0.1:${this.#port}/json`).catch(() => undefined);
      return ((await answer?.json()) as Target[] | undefined)?.find(({ type }) => type === 'page');
    });
    return Tab.open(page.webSocketDebuggerUrl);
  }

  /** Closes Chromium as a user does: it writes its profile to disk before it exits. */
  async close(): Promise<void> {
    const exited = new Promise((resolve) => this.#process.once('exit', resolve));
    const version = await fetch(`http://127.0.0.1:${this.#port}/json/version`);
    const { webSocketDebuggerUrl } = (await version.json()) as { webSocketDebuggerUrl: string };
    const socket = new WebSocket(webSocketDebuggerUrl);
    await new Promise((resolve) => (socket.onopen = resolve));
    socket.send(JSON.stringify({ id: 1, method: 'Browser.close' }));
    await exited;
  }

  /** Kills Chromium and all its processes at once. */
  async kill(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#process;
    if (exitCode !== null || signalCode !== null) return;
    const exited = new Promise((resolve) => this.#process.once('exit', resolve));
    if (pid) process.kill(-pid, 'SIGKILL');
    await exited;
  }
}

type Answer = {
  id?: number;
  method?: string;
  result?: { result?: { value?: unknown }; exceptionDetails?: unknown };
};

/** A page of a Chromium. */
export class Tab {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #loaded: () => void = () => undefined;
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.method === 'Page.loadEventFired') this.#loaded();
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer);
    };
  }

  static async open(address: string): Promise<Tab> {
    const socket = new WebSocket(address);
    await new Promise((resolve) => (socket.onopen = resolve));
    const tab = new Tab(socket);
    await tab.#send('Page.enable');
    return tab;
  }

  /** Opens an address and waits until it has loaded. Throws after `limit` ms. */
  async goto(url: string, limit = 20_000): Promise<void> {
    const loaded = new Promise<void>((resolve) => (this.#loaded = resolve));
    await this.#send('Page.navigate', { url });
    await Promise.race([
      loaded,
      new Promise((_, reject) => setTimeout(() => reject(new Error(`${url} does not load`)), limit)),
    ]);
  }

  /** Runs a function in the page. The function may use its argument, but nothing from its scope. */
  async evaluate<Given, Result>(task: (given: Given) => Result, given?: Given): Promise<Awaited<Result>> {
    const expression = `(${String(task)})(${JSON.stringify(given)})`;
    const { result } = await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (result?.exceptionDetails) throw new Error(JSON.stringify(result.exceptionDetails));
    return result?.result?.value as Awaited<Result>;
  }

  #send(method: string, params: object = {}): Promise<Answer> {
    const id = ++this.#last;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }
}
