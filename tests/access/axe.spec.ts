import { expect, PAGES, ready, test } from '../site.ts';
import { axe } from './axe.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 390, 1280]) {
    test(`axe finds nothing on any page, ${colorScheme}, ${width} px`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      for (const address of PAGES) {
        await page.goto(site + address);
        expect(await axe(page), address).toEqual([]);
      }
    });
  }
}

test('axe still finds what is wrong on a page made wrong', async ({ page, site }) => {
  await page.goto(`${site}new-security-concept/en/zh-Hans/`);
  await ready(page);
  await page.evaluate(() => {
    document.documentElement.removeAttribute('lang');
    document.querySelector('.a')?.setAttribute('lang', 'nonsense');
    const faint = document.createElement('p');
    faint.textContent = 'faint';
    // Passes AA (4.5:1) and fails AAA (7:1): the AAA rule must be on.
    faint.style.color = '#767676';
    faint.style.background = '#fff';
    const image = document.createElement('img');
    image.src = '/icon.svg';
    document.querySelector('main')?.append(faint, image);
  });
  const found = (await axe(page)).map((line) => line.split(':')[0]);
  for (const rule of ['html-has-lang', 'valid-lang', 'color-contrast-enhanced', 'image-alt'])
    expect(found).toContain(rule);
});
