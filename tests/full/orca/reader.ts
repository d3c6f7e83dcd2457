import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBrowser, findFirefox } from '../../../scripts/browser.mjs';
import { apart } from '../../../scripts/orca.mjs';
import { serve } from '../../../scripts/serve.mjs';
import { lineOf, type Line } from './lines.ts';

export type ReaderEngine = 'chromium' | 'firefox';

/** After so many ms without speech and requests, Orca and the page have finished. */
const SILENCE = 1500;
/** How long to wait for the first words after a key, in ms: some keys have no answer. */
const ANSWER_LIMIT = 5000;
/** How long one step may take on a busy machine, in ms. */
const STEP_LIMIT = 60_000;
/** How long Orca may pause while it reads the page, in ms. */
const PAUSE_LIMIT = 20_000;

/** Orca reading a page of the built reader: takes key presses and returns what is spoken. */
export class ScreenReader {
  readonly #work = mkdtempSync(join(tmpdir(), 'orca-'));
  readonly #transcript = join(this.#work, 'transcript');
  readonly #env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: this.#work,
    TMPDIR: this.#work,
    XDG_RUNTIME_DIR: this.#work,
    // Sets the language of Orca’s own words, and how it tells languages apart.
    LANG: 'en_US.UTF-8',
    GSETTINGS_BACKEND: 'memory',
  };
  readonly #folder: string;
  #site?: Awaited<ReturnType<typeof serve>>;
  #started: ChildProcess[] = [];
  #lastRequest = 0;

  /** `folder` is that of the build. */
  constructor(folder = 'build') {
    this.#folder = folder;
  }

  /** Opens an address below the root, and waits until Orca has announced the page and is silent. */
  async open(engine: ReaderEngine, address: string): Promise<void> {
    const seen = () => (this.#lastRequest = Date.now());
    this.#site = await serve({ folder: this.#folder, port: 0, seen });
    this.#env.DISPLAY = `:${await this.#display()}`;
    const browser = (engine === 'firefox' ? findFirefox() : findBrowser()) ?? engine;
    const desk = join(import.meta.dirname, 'desk', 'desk.ts');
    const [command = '', ...args] = [...(apart() ?? []), 'dbus-run-session', '--', process.execPath];
    this.#start(command, [...args, desk, this.#work, engine, browser, this.#site.url + address], 'pipe');
    // Orca announces the page and then its first line. Keys pressed before that are lost.
    await this.#waitFor('the page to be announced', () => {
      const lines = this.#lines().map(({ text }) => text);
      const loaded = lines.findIndex((text) => /^Finished loading (?!New Tab)/.test(text));
      return loaded >= 0 && loaded < lines.length - 1;
    });
    this.#xdotool('search', '--onlyvisible', '--class', engine, 'windowactivate', '--sync');
    await this.#silence();
  }

  /** Presses keys (names of xdotool) one after the other. Returns what is spoken until Orca is silent. */
  async press(...keys: string[]): Promise<Line[]> {
    const before = this.#lines().length;
    for (const key of keys) {
      appendFileSync(this.#transcript, `#\t${key}\n`);
      const { length } = this.transcript;
      this.#xdotool('key', key);
      // On a busy machine the answer comes late, and some keys have none.
      for (const start = Date.now(); this.transcript.length === length; await wait(50))
        if (Date.now() - start > ANSWER_LIMIT) break;
      await this.#silence();
    }
    return this.#lines().slice(before);
  }

  /** Presses a key and waits for words that the page announces later than Orca’s answer. Returns what is spoken. */
  async pressUntil(key: string, words: string): Promise<Line[]> {
    const before = this.#lines().length;
    await this.press(key);
    const spoken = () => this.#lines().slice(before);
    await this.#waitFor(words, () => spoken().some(({ text }) => text.includes(words)));
    await this.#silence();
    return spoken();
  }

  /** Reads the page from its beginning to its end. */
  async sayAll(): Promise<Line[]> {
    await this.press('ctrl+Home');
    const before = this.#lines().length;
    const start = this.transcript.length;
    appendFileSync(this.#transcript, '#\tKP_Add\n');
    this.#xdotool('key', 'KP_Add');
    let length = 0;
    const isOver = () => this.transcript.slice(start).includes('\n#\tend\n');
    for (let since = Date.now(); !isOver(); await wait(50)) {
      if (this.transcript.length !== length) since = Date.now();
      length = this.transcript.length;
      if (Date.now() - since > PAUSE_LIMIT) throw new Error('Orca stopped in the middle of the page.');
    }
    return this.#lines().slice(before);
  }

  /** Reads the page, again and again until a text that is about to be removed is no longer in it. */
  async sayAllWithout(text: string): Promise<Line[]> {
    for (const start = Date.now(); ;) {
      const spoken = await this.sayAll();
      if (!spoken.some((line) => line.text.includes(text))) return spoken;
      if (Date.now() - start > STEP_LIMIT) throw new Error(`The page still contains “${text}”.`);
    }
  }

  /** Everything spoken since the start, with the keys that were pressed. */
  get transcript(): string {
    try {
      return readFileSync(this.#transcript, 'utf8');
    } catch {
      return ''; // Nothing has started yet.
    }
  }

  /** Stops Orca, the browser and the server. */
  async stop(): Promise<void> {
    for (const child of this.#started.reverse()) {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
      if (child.stdin) child.stdin.end();
      else child.kill();
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
    }
    await this.#site?.stop();
    rmSync(this.#work, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Starts a display. Outside the PID namespace, as X servers tell by process ids which displays are taken. */
  async #display(): Promise<string> {
    const child = this.#start(
      'Xvfb',
      ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'],
      'ignore',
    );
    if (!child.stdout) throw new Error('Xvfb has no output.');
    const [number] = (await once(child.stdout, 'data')) as [Buffer];
    return number.toString().trim();
  }

  #start(command: string, args: string[], stdin: 'pipe' | 'ignore'): ChildProcess {
    mkdirSync(this.#work, { recursive: true, mode: 0o700 });
    const child = spawn(command, args, { env: this.#env, stdio: [stdin, 'pipe', 'ignore'] });
    child.on('error', () => undefined); // The next wait for Orca reports the failure.
    this.#started.push(child);
    return child;
  }

  #xdotool(...args: string[]): void {
    execFileSync('xdotool', args, { env: this.#env, timeout: STEP_LIMIT, stdio: 'ignore' });
  }

  #lines = (): Line[] => this.transcript.split('\n').slice(0, -1).flatMap(lineOf);

  async #waitFor(what: string, holds: () => boolean): Promise<void> {
    for (const start = Date.now(); !holds(); await wait(50))
      if (Date.now() - start > STEP_LIMIT) throw new Error(`Waited in vain for ${what}.\n${this.transcript}`);
  }

  async #silence(): Promise<void> {
    let { length } = this.transcript;
    let last = Date.now();
    await this.#waitFor('silence', () => {
      if (this.transcript.length !== length) last = Date.now();
      length = this.transcript.length;
      return Date.now() - Math.max(last, this.#lastRequest) > SILENCE;
    });
  }
}
