import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scriptStyles } from './script-styles.ts';

const FOLDER = 'src/styles/scripts';
const files = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name.replace('.css', ''), readFileSync(`${FOLDER}/${name}`, 'utf8')]),
);

describe('scriptStyles', () => {
  it('returns nothing for languages in Latin, Han and similar scripts', () => {
    expect(scriptStyles(['en', 'zh-Hans', 'zh-Hant', 'ru', 'el', 'fr'], files)).toBe('');
  });

  it('returns the styles of the scripts in use, for their languages', () => {
    const short = { Latn: 'a:lang(und-Latn){}', Arab: ':lang(und-Arab) b{}', Zyyy: 'i:lang(und-Zyyy){}' };
    expect(scriptStyles(['en', 'ar', 'ru'], short)).toBe(':lang(ar) b{}a:is(:lang(en),:lang(ru)){}');
    expect(scriptStyles(['ar', 'fa', 'km', 'ar'], short)).toBe(':is(:lang(ar),:lang(fa)) b{}i:lang(km){}');
  });

  it('replaces every script by its languages', () => {
    for (const tag of ['ar', 'he', 'ja', 'ko', 'hi', 'th', 'bo', 'km']) {
      const css = scriptStyles([tag], files);
      expect(css, tag).toContain(`:is(p, .counterpart):lang(${tag})`);
      expect(css, tag).not.toContain('und-');
    }
  });
});

it('each file selects only its own script, which Intl knows', () => {
  expect(Object.keys(files)).toContain('Arab');
  for (const [script, css] of Object.entries(files)) {
    const named = new Set([...css.matchAll(/:lang\(([\w-]+)\)/g)].map(([, tag]) => tag));
    expect([...named], script).toEqual([`und-${script}`]);
    const name = new Intl.DisplayNames(['en'], { type: 'script', fallback: 'none' }).of(script);
    expect(name, script).toBeDefined();
  }
});
