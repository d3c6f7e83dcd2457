import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { SLUG, workspace } from './workspace.ts';

// Each command is a process of its own, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

describe('npm run traditional', () => {
  it('writes the files that are committed', () => {
    const { run, all } = workspace();
    const before = all();
    const { status, out } = run('traditional');
    expect(status).toBe(0);
    expect(out).toContain(`locales/zh-Hant/${SLUG}.json\n`);
    expect(all()).toEqual(before);
  });

  it('writes nothing, and says why, if that would replace a human translation', () => {
    const { root, run, read, all } = workspace();
    const paper = read(`zh-Hant/${SLUG}.json`);
    const human = JSON.stringify(paper, null, 2).replaceAll(
      /[\p{Script=Han}]{2,}/gu,
      (words) => `${words}矣`,
    );
    writeFileSync(join(root, `zh-Hant/${SLUG}.json`), human);
    writeFileSync(join(root, 'zh-Hant/ui.json'), '{}');
    const before = all();
    const { status, err } = run('traditional');
    expect(status).toBe(1);
    expect(err).toMatch(
      /zh-Hant\/new-security-concept\.json {2}\(the whole file\)\n.*move your own translation elsewhere/,
    );
    expect(err).toMatch(/another translation: 0 of \d+ texts are the same as the conversion/);
    expect(all()).toEqual(before);
  });
});
