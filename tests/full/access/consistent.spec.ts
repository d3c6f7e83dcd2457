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
        for (const own of parsed.querySelectorAll('[aria-hidden=true], .hidden')) own.remove();
        const views = parsed.querySelectorAll('.views a').length;
        // Which views there are differs between papers, but not where they are.
        for (const own of parsed.querySelectorAll('.views ul')) own.outerHTML = '<a>views</a>';
        for (const own of parsed.querySelectorAll('button.search')) own.textContent = 'search';
        const names = [...parsed.querySelectorAll('.skip, header a, header button')].map((control) =>
          control.textContent.replaceAll(/\s+/g, ' ').trim(),
        );
        const { lang } = parsed.documentElement;
        return {
          file,
          of: `${build} ${lang}`,
          names,
          views,
          contents: parsed.querySelector('main section') !== null,
        };
      }),
    pages,
  );
  const known = new Map<string, string[]>();
  const slots = new Map<string, number>();
  for (const { file, of, names, views, contents } of bars) {
    const [skip = '', brand = '', about = '', ...rest] = names;
    const settings = rest.pop() ?? '';
    const common = [skip, brand, about, settings];
    if (!known.has(of)) known.set(of, common);
    expect(common, file).toEqual(known.get(of));
    // Between them, always in this order: the views, the languages of a paper that has more than three, the contents, and
    // the search, which the shelf has too.
    const search = rest.at(-1) === 'search' ? rest.pop() : undefined;
    if (contents) expect(search, file).toBe('search');
    expect(rest.length, file).toBeLessThanOrEqual(contents ? 3 : 1);
    expect(rest[0] ?? 'views', file).toBe('views');
    if (contents) {
      // Whatever a page of a paper shows, its bar has the same slots.
      const paper = file.split('/').slice(0, 2).join('/');
      if (!slots.has(paper)) slots.set(paper, views);
      expect(views, file).toBe(slots.get(paper));
      const last = known.get(`${of} contents`) ?? rest.slice(-1);
      known.set(`${of} contents`, last);
      expect(rest.slice(-1), file).toEqual(last);
    }
  }
  // Each language alone, two of them, and the two swapped; of a paper in four languages, those in use.
  expect(Object.fromEntries(slots)).toEqual({
    'build/new-security-concept': 5,
    'build-library/harbour': 4,
    'build-library/tides': 4,
  });
  for (const lang of ['en', 'zh-Hans'])
    expect(known.get(`build ${lang}`)).toEqual([
      t(lang, 'site.skip'),
      'Duidu 对读',
      t(lang, 'site.about'),
      t(lang, 'sheets.settings'),
    ]);
});
