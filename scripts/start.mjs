// npm start: install what is missing, build, serve.
import { checkNode, install, run, say, stop } from './install.mjs';
import { assertFree, readPort } from './port.mjs';

checkNode();
try {
  // Before the work, which takes a while; the server asks once more.
  const port = readPort(process.env.PORT);
  await assertFree(port);
  await install();
  say('Building the reader');
  if ((await run('npm', ['run', '--silent', 'build'])) !== 0)
    stop('Could not build the reader; the lines above say why.');
  const { serve } = await import('./serve.mjs');
  const { url } = await serve({ port, base: process.env.BASE_PATH || '' });
  say(`The reader is at ${url}  (press Ctrl+C to stop)`);
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}
