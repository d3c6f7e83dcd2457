// npm start: install what is missing, build, serve.
import { install, run, say, stop } from './install.mjs';

await install();
say('Building the reader');
if ((await run('npm', ['run', '--silent', 'build'])) !== 0)
  stop('Could not build the reader; the lines above say why.');
const { serve } = await import('./serve.mjs');
const port = Number(process.env.PORT || 4173);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  stop(`PORT is "${process.env.PORT}"; a number from 1 to 65535 is expected.`);
}
try {
  const { url } = await serve({ port, base: process.env.BASE_PATH || '' });
  say(`The reader is at ${url}  (press Ctrl+C to stop)`);
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}
