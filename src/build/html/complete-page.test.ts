import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'parse5';
import { expect, it } from 'vitest';
import { holds, hostile, nodesIn, textOf, valueOf } from '../../../tests/unit/made-up.ts';
import { attributes, html } from '../../lib/render/html.ts';
import { completePage } from './complete-page.ts';
import { hashSource } from './csp.ts';

const template = readFileSync('src/app.html', 'utf8');
const policy = (sources = '') => `script-src 'self'${sources}; style-src 'self'`;

/** A page as SvelteKit makes it, in one pass, before it is completed. Texts are escaped as components do. */
function rendered(title: string, text: string): string {
  const parts: Record<string, string> = {
    head:
      `<meta http-equiv="content-security-policy" content="${policy()}">\n` +
      String(html`<title>${title}</title><meta name="description"${attributes({ content: title })}>`),
    body: String(html`<p${attributes({ title })}>${text}</p>`),
  };
  return template.replace(/%sveltekit\.(\w+)%/g, (_, name: string) => parts[name] ?? '');
}
const additions = {
  ...{ lang: 'ar', dir: 'rtl', head: '<script>a("$&")</script>', end: '<link rel="stylesheet" />' },
  inlined: { scripts: ['a("$&")'], styles: [] },
  hasPolicy: true,
};

it('gives a page its language, its additions, and the policy that allows them', () => {
  const page = completePage(rendered('On Tides', 'Water.'), additions);
  expect(page).toMatch(/^<!doctype html>\n<html lang="ar" dir="rtl">\n/);
  expect(page).toContain(`content="${policy(` '${hashSource('a("$&")')}'`)}"`);
  expect(page).toMatch(/<script>a\("\$&"\)<\/script><\/head>/);
  expect(page).toMatch(/<link rel="stylesheet" \/><\/body>\s*<\/html>\s*$/);
  expect(page).not.toContain('%');
});

// Everything that is replaced somewhere, here or by SvelteKit, or that completePage looks for.
const token = fc.constantFrom(
  ...(template.match(/%[\w.-]+%/g) ?? []),
  ...['%before-paint%', '%print%', '%sveltekit.nonce%', '%sveltekit.env.PUBLIC_X%', '%sveltekit.version%'],
  ...['$&', '$1', '$$', '$`', "$'", '<html lang="%lang%" dir="%dir%">', '</head>', '</body>', policy()],
  `<meta http-equiv="content-security-policy" content="${policy()}">`,
);
const text = fc
  .array(fc.oneof(token, hostile), { minLength: 1, maxLength: 4 })
  .map((all) => `x${all.join('')}`);

/** What a page is made of, with its title left out of the attributes. */
const shapeOf = (page: string, title: string) =>
  nodesIn(parse(page)).map((node) => [
    node.nodeName,
    'attrs' in node ? node.attrs.map(({ name, value }) => [name, value === title ? '' : value]) : [],
  ]);

it('leaves tokens in texts unchanged', () => {
  const plain = shapeOf(completePage(rendered('On Tides', 'Water.'), additions), 'On Tides');
  holds(fc.tuple(text, text), ([title, sentence]) => {
    const page = completePage(rendered(title, sentence), additions);
    const nodes = nodesIn(parse(page));
    const named = (name: string) => nodes.filter(({ nodeName }) => nodeName === name);
    expect(named('title').map(textOf)).toEqual([title]);
    expect(named('p').map(textOf)).toEqual([sentence]);
    expect(named('p').map((node) => valueOf(node, 'title'))).toEqual([title]);
    expect(named('meta').map((node) => valueOf(node, 'content'))).toContain(title);
    expect(shapeOf(page, title)).toEqual(plain);
  });
});

it('throws if a page lacks its policy, unless it is sent in a header', () => {
  const page = rendered('On Tides', 'Water.').replace('http-equiv', 'name');
  expect(() => completePage(page, additions)).toThrow('Content Security Policy');
  expect(completePage(page, { ...additions, hasPolicy: false })).toContain('<p title="On Tides">');
});

it('throws if a page is not made from app.html', () => {
  expect(() => completePage('<html lang="en"></html>', additions)).toThrow('src/app.html');
});
