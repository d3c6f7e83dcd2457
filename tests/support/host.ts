import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import sirv from 'sirv';
import { headersIn } from '../../scripts/headers.mjs';

/** How a host answers a request wrongly. */
export type Fault = {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds before the response. */
  delay?: number;
  /** Closes the connection without a response. */
  drop?: boolean;
  /** How often the fault happens; always if not given. */
  times?: number;
};

/**
 * A static host that can fail, delay, send wrong content, deploy another version and stop. It keeps its port, so that it
 * is the same origin for a browser.
 */
export class Host {
  /** The requested paths with their queries, in order. */
  readonly requests: string[] = [];
  /** The fault of each path; `*` is for all paths without one of their own. */
  readonly faults = new Map<string, Fault>();
  #folder: string;
  #files: ReturnType<typeof sirv>;
  readonly #sockets = new Set<Socket>();
  readonly #wrong = new WeakMap<ServerResponse, Fault>();
  readonly #base: string;
  readonly #server = createServer(
    (request, response) => void this.#answer(request.url ?? '/', request, response),
  );
  #port = 0;

  constructor(folder: string, base = '') {
    this.#folder = folder;
    this.#base = base;
    this.#files = this.#filesOf(folder);
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** Starts, or restarts after `stop`. Returns the address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, 'localhost', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this.url;
  }

  get url(): string {
    return `http://localhost:${this.#port}${this.#base}/`;
  }

  /** Stops and closes every connection at once. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Serves another folder from now on: a new version without the files of the old one. */
  deploy(folder: string): void {
    this.#folder = folder;
    this.#files = this.#filesOf(folder);
  }

  // Read again on each deploy, as a folder may have been rebuilt under the same name.
  readonly #filesOf = (folder: string) => {
    const headers = headersIn(folder);
    return sirv(folder, {
      etag: true,
      brotli: true,
      setHeaders: (response, path) => {
        for (const [name, value] of headers(this.#base + path)) response.setHeader(name, value);
        this.#spoil(response);
      },
    });
  };

  // The headers of a fault replace those of the file.
  #spoil(response: ServerResponse) {
    for (const [name, value] of Object.entries(this.#wrong.get(response)?.headers ?? {}))
      response.setHeader(name, value);
  }

  #faultOf(path: string): Fault | undefined {
    const fault = this.faults.get(path) ?? this.faults.get('*');
    if (fault?.times === undefined) return fault;
    return fault.times-- > 0 ? fault : undefined;
  }

  async #answer(url: string, request: IncomingMessage, response: ServerResponse) {
    this.requests.push(url);
    const path = url.replace(/\?.*/, '');
    const fault = this.#faultOf(path);
    if (fault?.delay) await new Promise((done) => setTimeout(done, fault.delay));
    if (fault?.drop) return response.destroy();
    if (fault) this.#wrong.set(response, fault);
    this.#spoil(response);
    if (fault?.body !== undefined || fault?.status) {
      response
        .writeHead(fault.status ?? 200, { 'content-type': 'text/html', ...fault.headers })
        .end(fault.body ?? '');
      return;
    }
    const missing = () => {
      response
        .writeHead(404, { 'content-type': 'text/html;charset=utf-8' })
        .end(readFileSync(`${this.#folder}/404.html`));
    };
    if (this.#base && !url.startsWith(`${this.#base}/`)) return missing();
    request.url = url.slice(this.#base.length) || '/';
    // Redirect a folder without its slash, as most hosts do.
    if (
      !/[./]$|\.\w+$/.test(path) &&
      existsSync(`${this.#folder}${path.slice(this.#base.length)}/index.html`)
    ) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    this.#files(request, response, missing);
  }
}
