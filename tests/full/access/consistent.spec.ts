import { builtPages } from '../../support/built.ts';
import { expect, test } from '../../support/site.ts';
import { t } from '../messages.ts';

test('the bar has the same controls, in the same order and with the same names, on every page', async ({
  page,
}) => {
  const pages = builtPages().map(({ build, file, html }) => ({ build, file, html }));
  const bars = await page.evaluate(
    (all) =>
      all.map(({ build, file, html }) => {
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        // These may differ between pages: the views to switch to, and whether there is a table of contents.
        for (const own of parsed.querySelectorAll('.views, .short, .hidden')) own.remove();
        const names = [...parsed.querySelectorAll('.skip, header a, header button')].map((control) =>
          control.textContent.replaceAll(/\s+/g, ' ').trim(),
        );
        const { lang } = parsed.documentElement;
        return {
          file,
          of: `${build} ${lang}`,
          names,
          contents: parsed.querySelector('main section') !== null,
        };
      }),
    pages,
  );
  const known = new Map<string, string[]>();
  for (const { file, of, names, contents } of bars) {
    // A paper in more than two languages also has the languages button.
    const [, , , ...last] = names;
    const common = [...names.slice(0, 3), ...last.slice(contents ? -1 : 0)];
    expect(contents ? [5, 6] : [4], file).toContain(names.length);
    if (!known.has(of)) known.set(of, common);
    expect(common, file).toEqual(known.get(of));
  }
  for (const lang of ['en', 'zh-Hans'])
    expect(known.get(`build ${lang}`)).toEqual([
      t(lang, 'site.skip'),
      'Duidu 对读',
      t(lang, 'site.about'),
      t(lang, 'sheets.settings'),
    ]);
});
