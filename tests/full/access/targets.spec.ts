import type { Page } from '@playwright/test';
import { expect, open, PAGES, press, test, viewAddress } from '../../site.ts';
import { CONTROLS } from './kinds.ts';

/** What is pressed and is smaller than 44 by 44 px, what names it with it; links in a sentence apart. */
const small = (page: Page, within = 'html') =>
  page.evaluate(
    ([root, controls]) => {
      const found = { small: [] as string[], inSentences: [] as string[], count: 0 };
      for (const control of document.querySelectorAll<HTMLInputElement>(`${root} :is(${controls})`)) {
        // The link past the bar is there when it has the focus.
        if (control.matches('.skip')) control.focus();
        // A term in the text is as small as its letters (2.5.5, inline).
        if (!control.checkVisibility() || control.matches('[data-segment] > a')) continue;
        found.count++;
        // What names a box is pressed as well; a link of several lines is as high as they are.
        const around = control.closest('label') ?? control;
        const { width, height } = around.getBoundingClientRect();
        if (width >= 43.9 && height >= 43.9) continue;
        const said = control.getAttribute('aria-label') ?? (around.textContent.trim() || control.id);
        const words = control.parentElement?.textContent.trim() ?? '';
        const sentence = control.matches('a') && getComputedStyle(control).display === 'inline' && words.length > said.length + 20; // prettier-ignore
        found[sentence ? 'inSentences' : 'small'].push(`${said}: ${Math.round(width)}×${Math.round(height)}`);
      }
      return found;
    },
    [within, CONTROLS] as const,
  );

// Other links in the run of a sentence might be as small; there are none.
const IN_SENTENCES: string[] = [];

for (const width of [320, 390, 1280]) {
  test(`what can be pressed is at least 44 by 44 px, on every page and sheet, ${width} px`, async ({
    page,
    site,
    library,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() =>
      localStorage.setItem(
        'duidu:preferences',
        '{"measure":34,"latinScale":0.8,"latinLeading":1.4,"hanScale":0.8,"hanLeading":1.5}',
      ),
    );
    const sees = async (state: string, within?: string) => {
      const { count, ...found } = await small(page, within);
      expect(found, state).toEqual({ small: [], inSentences: IN_SENTENCES });
      expect(count, state).toBeGreaterThan(2);
    };
    for (const address of [
      ...PAGES.map((own) => site + own),
      `${library}tides/ar/fr/`,
      `${library}about/ar/`,
    ]) {
      await page.goto(address);
      await page.locator('.offline-line, main .offline, main h2[lang]').first().waitFor();
      await sees(address);
    }
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    for (const layout of ['columns', 'stacked', 'peek']) {
      await page.evaluate((chosen) => (document.documentElement.dataset.layout = chosen), layout);
      await sees(layout);
    }
    await press(page.locator('#background-p2 summary'));
    await sees('what a paragraph offers', '.paragraph-actions');
    for (const name of ['Contents', 'Settings', 'Offline']) {
      await press(page.getByRole('button', { name: name === 'Offline' ? 'Saved for offline' : name }));
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await sees(name, 'dialog');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await page.keyboard.press('?');
    await expect(page.getByLabel('Next sentence')).toBeVisible();
    await sees('keys', 'dialog');
    await page.evaluate(() => {
      const [link = document.body] = document.querySelectorAll<HTMLElement>('dialog button');
      link.style.cssText = 'min-block-size: 0; block-size: 40px';
    });
    expect((await small(page, 'dialog')).small).toEqual([expect.stringMatching(/^Close: \d+×40$/)]);
  });
}
