import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deferScripts } from './defer-scripts.ts';

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

describe('deferring the scripts of a built page', () => {
  const late = deferScripts(page());
  const [, script = ''] = /<script>(.*)<\/script>/s.exec(late) ?? [];

  it('requests each script once, and none before a frame has been painted', () => {
    expect(late).not.toContain('modulepreload');
    const files = [...late.matchAll(/"([^"]+\.js)"/g)].map(([, file]) => file);
    expect(files).toEqual(['/_app/start.js', '/_app/app.js', '/_app/node.js']);
    expect(script.indexOf('requestAnimationFrame')).toBeGreaterThan(0);
    expect(script.indexOf('import(')).toBeGreaterThan(script.indexOf('requestAnimationFrame'));
    expect(script).toContain('.then(([kit, app]) => kit.start(app));');
  });

  it('leaves a valid start script that the policy allows', () => {
    expect(() => new Function(script)).not.toThrow();
    expect(late).toContain(`script-src '${hash(script)}'`);
    expect(late).not.toContain(hash(boot));
  });

  it('leaves the body of the page as it is', () => {
    expect(late).toContain('<p>Text\n    here.</p>');
  });

  it.each([
    ['starts no scripts', '<html><head></head><body><p>Text</p></body></html>', 'in another way'],
    ['starts them in another way', page('import("/_app/start.js").then(start)'), 'in another way'],
    ['has a policy that does not allow the script', page(boot, hash('other')), 'does not allow'],
  ])('throws if a page %s', (_, html, words) => {
    expect(() => deferScripts(html)).toThrow(words);
  });
});
