// The port that the reader is served at. It is asked about before anything is installed: use only what Node 18 already has.
import { createServer } from 'net';

/**
 * The port that PORT names, 4173 without it. Throws an Error with a sentence if it is not a port.
 * @param {string | undefined} named
 */
export function readPort(named) {
  const port = Number(named || 4173);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Error(`PORT is "${named}"; a number from 1 to 65535 is expected.`);
}

/**
 * The sentence for a port that a server cannot have.
 * @param {number} port
 * @param {NodeJS.ErrnoException} error
 */
export function refusal(port, { code, message }) {
  const remedy = 'choose another port: PORT=4174 npm start';
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop the program that uses it, or ${remedy}`;
  if (code === 'EACCES') return `You do not have permission to use port ${port}. Instead, ${remedy}`;
  return message;
}

/**
 * Rejects with a sentence if nothing can be served at a port.
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<void>}
 */
export async function assertFree(port, host = 'localhost') {
  const server = createServer();
  await new Promise((done, fail) => {
    server.once('error', (error) => fail(new Error(refusal(port, error))));
    server.listen({ port, host }, () => done(undefined));
  });
  await new Promise((done) => server.close(() => done(undefined)));
}
