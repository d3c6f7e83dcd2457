import { builtPages } from '../../built.ts';
import { expect, test } from '../../site.ts';

test('the bar has the same controls, in the same order, under the same names, on every page', async ({
  page,
}) => {
  const pages = builtPages().map(({ build, file, html }) => ({ build, file, html }));
  const bars = await page.evaluate(
    (all) =>
      all.map(({ build, file, html }) => {
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        // What differs by page: which views there are to switch to, and whether there are contents.
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
    // A paper in more than two languages has their list as well.
    const [, , , ...last] = names;
    const common = [...names.slice(0, 3), ...last.slice(contents ? -1 : 0)];
    expect(contents ? [5, 6] : [4], file).toContain(names.length);
    if (!known.has(of)) known.set(of, common);
    expect(common, file).toEqual(known.get(of));
  }
  expect(known.get('build en')).toEqual(['Skip to the text', 'Duidu 对读', 'About', 'Settings']);
  expect(known.get('build zh-Hans')).toEqual(['跳到正文', 'Duidu 对读', '关于', '设置']);
});
