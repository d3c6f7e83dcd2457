// npm test and npm run test:full: install what is missing, then run the tests on the Node that was installed with it.
import { install, run } from './install.mjs';

await install();
process.exitCode = await run('node', ['scripts/checks.mjs', ...process.argv.slice(2)]);
