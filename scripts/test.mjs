// npm test: installs what is missing, then runs every check and test on the Node that was installed with it.
import { install, run } from './install.mjs';

await install();
process.exitCode = await run('node', ['scripts/checks.mjs']);
