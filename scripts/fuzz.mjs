// npm run fuzz: runs the property-based unit tests with many generated inputs. FUZZ_RUNS sets how many, FUZZ_SEED the seed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const TESTS = [
  'tests/unit/fuzz',
  'src/lib/storage/sveltekit-session.test.ts',
  'src/lib/align/align.test.ts',
  'src/lib/align/formats/read.test.ts',
  'src/build/publish/round-trip.test.ts',
];
// Vitest ignores a file that does not exist.
const missing = TESTS.filter((path) => !existsSync(path));
if (missing.length) throw new Error(`There is no ${missing.join(', ')}.`);

const { FUZZ_RUNS = '10000', FUZZ_SEED = String(Date.now() % 2 ** 31) } = process.env;
console.log(
  `${FUZZ_RUNS} inputs per property. To repeat this run: FUZZ_RUNS=${FUZZ_RUNS} FUZZ_SEED=${FUZZ_SEED} npm run fuzz`,
);
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', ...TESTS, '--reporter=verbose', '--testTimeout=600000'],
  {
    stdio: 'inherit',
    env: { ...process.env, FUZZ_RUNS, FUZZ_SEED },
    shell: process.platform === 'win32',
  },
);
if (status !== 0) process.exitCode = 1;
