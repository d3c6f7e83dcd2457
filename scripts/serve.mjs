// Serves a built reader as a plain static host does: index.html for folders, 404.html with status 404, compressed copies
// to browsers that accept them, the headers in the build's own `_headers`, and everything under the base path.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';
import { headersIn } from './headers.mjs';
import { refusal } from './port.mjs';

/**
 * Starts serving `folder`, and calls `seen` with the path of every request. Resolves with the address and a function that
 * stops the server. Rejects with a readable Error if the folder is missing or the port is taken.
 * @param {{ folder?: string, base?: string, port?: number, host?: string, seen?: (url: string) => void }} [options]
 */
export async function serve({ folder = 'build', base = '', port = 4173, host = 'localhost', seen } = {}) {
  const missing = join(folder, '404.html');
  if (!existsSync(missing)) throw new Error(`There is no built reader in "${folder}". Run: npm run build`);
  const notFound = readFileSync(missing);
  const headers = headersIn(folder);
  const files = sirv(folder, { etag: true, brotli: true, gzip: true });
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    seen?.(url);
    const path = url.replace(/\?.*/s, '');
    for (const [name, value] of headers(path)) response.setHeader(name, value);
    const refuse = () => {
      // The file may be deployed later, so the answer must not be cached.
      response.writeHead(404, { 'content-type': 'text/html;charset=utf-8', 'cache-control': 'no-cache' });
      response.end(notFound);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD', 'cache-control': 'no-cache' }).end();
      return;
    }
    if (base && !url.startsWith(`${base}/`)) return refuse();
    // Meant for other servers, or sent in place of the files that they are copies of.
    if (/\/_headers$|\.(br|gz)$/.test(path)) return refuse();
    const within = path.slice(base.length);
    if (!/[./]$|\.\w+$/.test(path) && existsSync(join(folder, within, 'index.html'))) {
      const query = url.slice(path.length);
      response.writeHead(301, { location: `${base}${within.replace(/^\/+/, '/')}/${query}` }).end();
      return;
    }
    request.url = url.slice(base.length) || '/';
    files(request, response, refuse);
  });
  await new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      reject(new Error(refusal(port, error))),
    );
    server.listen({ port, host }, () => resolve(undefined));
  });
  const { port: real } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://${host}:${real}${base}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
