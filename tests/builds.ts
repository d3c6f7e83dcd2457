import type { FullConfig } from '@playwright/test';
import { ensureBuild } from '../scripts/builds.mjs';

/**
 * Playwright's global setup: makes the builds that the configuration names in its metadata, if their sources have
 * changed. `BUILDS=build,build-library` names fewer of them, to run a single file of the full tier.
 */
export default async function builds({ metadata }: FullConfig): Promise<void> {
  const { BUILDS } = process.env;
  for (const name of BUILDS ? BUILDS.split(',') : (metadata.builds as string[])) await ensureBuild(name);
}
