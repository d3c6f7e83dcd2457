import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startAfterPaint } from './defer-scripts.ts';

const hash = (script: string) => `sha256-${createHash('sha256').update(script).digest('base64')}`;

const boot = `
  {
    __sveltekit_x = { base: "" };
    Promise.all([
      import("/_app/start.js"),
      import("/_app/app.js")
    ]).then(([kit, app]) => kit.start(app));
  }
`;

const page = (script = boot, policy = hash(script)) => `<html>
  <head>
    <meta http-equiv="content-security-policy" content="script-src '${policy}'">
    <link href="/_app/start.js" rel="modulepreload">
    <link href="/_app/app.js" rel="modulepreload">
    <link href="/_app/node.js" rel="modulepreload">
  </head>
  <body>
    <p>Text
    here.</p>
    <script>${script}</script>
  </body>
</html>`;

describe('the start of a built page', () => {
  const late = startAfterPaint(page());
  const [, script = ''] = /<script>(.*)<\/script>/s.exec(late) ?? [];

  it('asks for each script once, and for none before a frame was painted', () => {
    expect(late).not.toContain('modulepreload');
    const files = [...late.matchAll(/"([^"]+\.js)"/g)].map(([, file]) => file);
    expect(files).toEqual(['/_app/start.js', '/_app/app.js', '/_app/node.js']);
    expect(script.indexOf('requestAnimationFrame')).toBeGreaterThan(0);
    expect(script.indexOf('import(')).toBeGreaterThan(script.indexOf('requestAnimationFrame'));
    expect(script).toContain('.then(([kit, app]) => kit.start(app));');
  });

  it('is a script, and the one that the policy names', () => {
    expect(() => new Function(script)).not.toThrow();
    expect(late).toContain(`script-src '${hash(script)}'`);
    expect(late).not.toContain(hash(boot));
  });

  it('leaves the body of the page as it is', () => {
    expect(late).toContain('<p>Text\n    here.</p>');
  });

  it.each([
    ['starts no scripts', '<html><head></head><body><p>Text</p></body></html>', 'starts no scripts'],
    ['starts them in another way', page('import("/_app/start.js").then(start)'), 'in another way'],
    ['has a policy that does not name the script', page(boot, hash('other')), 'does not name the script'],
  ])('says so where a page %s', (_, html, words) => {
    expect(() => startAfterPaint(html)).toThrow(words);
  });
});
