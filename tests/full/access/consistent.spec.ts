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
        for (const own of parsed.querySelectorAll('.short, .hidden')) own.remove();
        // Which views there are differs between pages, but not where they are.
        for (const own of parsed.querySelectorAll('.views ul')) own.outerHTML = '<a>views</a>';
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
    const [skip = '', brand = '', about = '', ...rest] = names;
    const settings = rest.pop() ?? '';
    const common = [skip, brand, about, settings];
    if (!known.has(of)) known.set(of, common);
    expect(common, file).toEqual(known.get(of));
    // Between them, always in this order: the views, the languages of a paper that has more than two, the contents.
    expect(rest.length, file).toBeLessThanOrEqual(contents ? 3 : 1);
    expect(rest[0] ?? 'views', file).toBe('views');
    if (contents) {
      const last = known.get(`${of} contents`) ?? rest.slice(-1);
      known.set(`${of} contents`, last);
      expect(rest.slice(-1), file).toEqual(last);
    }
  }
  for (const lang of ['en', 'zh-Hans'])
    expect(known.get(`build ${lang}`)).toEqual([
      t(lang, 'site.skip'),
      'Duidu 对读',
      t(lang, 'site.about'),
      t(lang, 'sheets.settings'),
    ]);
});
