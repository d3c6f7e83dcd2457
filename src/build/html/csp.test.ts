import { expect, it } from 'vitest';
import { allowInline, DIRECTIVES, hashSource } from './csp.ts';

const POLICY = "default-src 'none'; script-src 'self' 'sha256-kit'; style-src 'self'; style-src-attr 'x'";

it('allows nothing from other origins, nothing inline and no eval', () => {
  const sources = Object.values(DIRECTIVES).flat().join(' ');
  expect(sources).not.toMatch(/https?:|unsafe-inline|eval|\*|data:|blob:/);
  expect(DIRECTIVES['default-src']).toEqual(['none']);
});

it('adds the hashes of inline scripts and styles to their own directives', () => {
  expect(allowInline(POLICY, { scripts: ['a()', 'b()'], styles: ['p{}'] })).toBe(
    `default-src 'none'; script-src 'self' '${hashSource('a()')}' '${hashSource('b()')}' 'sha256-kit'; ` +
      `style-src 'self' '${hashSource('p{}')}'; style-src-attr 'x'`,
  );
  expect(allowInline(POLICY, {})).toBe(POLICY);
});

it('throws if a policy has no directive to add a hash to', () => {
  const none = "default-src 'none'";
  const page = (policy: string) => `<meta http-equiv="content-security-policy" content="${policy}">`;
  expect(() => allowInline(none, { scripts: ['a()'] })).toThrow(`no "script-src 'self'"`);
  expect(() => allowInline(none, { styles: ['p{}'] })).toThrow(`no "style-src 'self'"`);
  expect(() => allowInline(page(none), { scripts: ['a()'] })).toThrow(`no "script-src 'self'"`);
  expect(allowInline(none, {})).toBe(none);
  expect(allowInline(page(POLICY), { scripts: ['a()'] })).toContain(hashSource('a()'));
});
