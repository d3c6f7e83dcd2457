import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser, SWITCHES } from '../../../scripts/browser.mjs';
import { until } from './until.ts';

/**
 * A Chromium with a profile on the disk, that can be ended as a power cut ends it. It is driven by the DevTools protocol
 * alone, and only its pages are: a debugger at a worker, as Playwright has one, keeps Chromium from ending it.
 */
export class Chromium {
  readonly #process: ChildProcess;
  readonly #port: string;

  private constructor(process: ChildProcess, port: string) {
    this.#process = process;
    this.#port = port;
  }

  /** Starts it with the profile in a folder, which is made if it is not there. */
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
    const port = await until(() => existsSync(file) && /^\d+(?=\n)/.exec(readFileSync(file, 'utf8'))?.[0]);
    return new Chromium(child, port);
  }

  /** The page that it has from the start. */
  async tab(): Promise<Tab> {
    type Target = { type: string; webSocketDebuggerUrl: string };
    const page = await until(async () => {
      const answer = await fetch(`http://127.0.0.1:${this.#port}/json`).catch(() => undefined);
      return ((await answer?.json()) as Target[] | undefined)?.find(({ type }) => type === 'page');
    });
    return Tab.open(page.webSocketDebuggerUrl);
  }

  /** Ends it at once, with all that belongs to it. */
  async kill(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#process;
    if (exitCode !== null || signalCode !== null) return;
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    if (pid) process.kill(-pid, 'SIGKILL');
    await gone;
  }
}

type Answer = {
  id?: number;
  method?: string;
  result?: { result?: { value?: unknown }; exceptionDetails?: unknown };
};

/** A page of that browser. */
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

  /** Opens an address, and waits until it has loaded. Throws if that takes longer than `limit`, in milliseconds. */
  async goto(url: string, limit = 20_000): Promise<void> {
    const loaded = new Promise<void>((resolve) => (this.#loaded = resolve));
    await this.#send('Page.navigate', { url });
    await Promise.race([
      loaded,
      new Promise((_, reject) => setTimeout(() => reject(new Error(`${url} does not load`)), limit)),
    ]);
  }

  /** Runs a function in the page; it may use what it is given, and nothing around it. */
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
