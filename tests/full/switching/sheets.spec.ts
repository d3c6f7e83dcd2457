import { axe } from '../../support/axe.ts';
import { expect, hasFace, heard, listen, open, press, test, viewAddress } from '../../support/site.ts';
import { atTop, firstLine, movedBy } from '../../support/place.ts';
import { t } from '../messages.ts';
import { entriesOf } from '../reading-page.ts';
import { openerOf, openMore, option, sheetOf, slider } from '../sheets.ts';
import { expectToStay } from '../../support/wait.ts';

test('the contents sheet shows the current section in both languages, Back closes it, and a link goes to its section', async ({
  page,
  site,
}) => {
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    await page.goto('about:blank');
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    const button = openerOf(page, 'contents');
    const sheet = sheetOf(page, 'contents');
    await press(button);
    await expect(sheet).toContainText(t('en', 'sheets.sections', { total: 4 }));
    expect(await axe(page), `${width} px`).toEqual([]);
    await page.goBack();
    await expect(sheet).toBeHidden();
    await expect(button).toBeFocused();
    await page.locator('#background-p2-s3').evaluate((own) => own.scrollIntoView());
    await expect(page.locator('nav.contents [aria-current]').first()).toHaveText('II. Background');
    const before = await page.evaluate(() => scrollY);
    await press(button);
    await expect(sheet).toContainText(t('en', 'sheets.section', { number: 2, total: 4 }));
    await expect(sheet.locator('[aria-current=location]')).toHaveText(['II. Background', '二、背景']);
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    expect(await page.evaluate(() => scrollY)).toBe(before);
    await press(button);
    await sheet.getByRole('link', { name: '四、实践' }).click();
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL(/#practice$/);
    await expect(page.locator('#practice h2')).toBeInViewport();
    await expect(page.locator('#practice h2')).toBeFocused();
    await page.goBack();
    await expect(page).toHaveURL(site + viewAddress(['en', 'zh-Hans']));
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
    await expect(sheet).toBeHidden();
  }
});

test('changing the text size and going Back keeps the sentence in place', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await open(page, site + viewAddress(['en']));
  await page.locator('#policy-p4').evaluate((row) => row.scrollIntoView());
  const top = () => page.locator('#policy-p4-s1').evaluate(firstLine);
  const before = await top();
  await press(openerOf(page, 'settings'));
  await openMore(page);
  await slider(page, 'latinScale').fill('1.6');
  await page.goBack();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
});

test('a web font is loaded only when it is chosen, and moves nothing', async ({ page, site }) => {
  const fonts: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.woff2')) fonts.push(request.url());
  });
  await open(page, site + viewAddress(['en']));
  expect(fonts).toEqual([]);
  await page.locator('#policy-p4').evaluate((row) => row.scrollIntoView());
  const top = () => page.locator('#policy-p4-s1').evaluate(firstLine);
  const before = await top();
  await press(openerOf(page, 'settings'));
  await option(page, 'latinFace', 'atkinson').check();
  await page.waitForFunction(hasFace, 'Atkinson Hyperlegible');
  expect(fonts).toHaveLength(1);
  expect(fonts[0]?.startsWith(site)).toBe(true);
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  const list = await (await page.request.get(`${site}licences.md`)).text();
  expect(list).toContain('SIL Open Font License');
});

test('a web font that has loaded moves nothing, anywhere in the text', async ({ browser, site }) => {
  for (const [width, height, at] of [
    [390, 700, 3000],
    [800, 400, 2320],
    [800, 400, 4100],
    [1280, 800, 3000],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height } });
    await open(page, site + viewAddress(['en']));
    await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), at);
    await press(openerOf(page, 'settings'));
    await expect(option(page, 'latinFace', 'atkinson')).toBeVisible();
    const before = await page.evaluate(atTop);
    await press(option(page, 'latinFace', 'atkinson'));
    await page.waitForFunction(hasFace, 'Atkinson Hyperlegible');
    const moved = () => page.evaluate(movedBy, before);
    await expect.poll(moved, `${width} px, ${at}`).toBeLessThanOrEqual(1);
    // A late reflow would come some frames after the font.
    await expectToStay(async () => (await moved()) <= 1, true, 300, `${width} px, ${at}`);
    await page.close();
  }
});

test('each slider has the value that is shown as its value for assistive technology', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['zh-Hans']));
  await press(openerOf(page, 'settings', 'zh-Hans'));
  await openMore(page, 'zh-Hans');
  const sliders = sheetOf(page, 'settings', 'zh-Hans').getByRole('slider');
  await expect(sliders.first()).toBeVisible();
  const shown = () =>
    sliders.evaluateAll((all: HTMLInputElement[]) =>
      all.map((own) => [
        own.ariaValueText ?? own.getAttribute('aria-valuetext'),
        String(own.closest('.choice')?.querySelector('output')?.textContent),
        String(own.valueAsNumber),
      ]),
    );
  const before = await shown();
  // Those that have an effect on one text in Chinese.
  expect(before).toHaveLength(5);
  for (const [spoken, seen, value] of before) {
    expect(spoken).toBe(seen);
    expect(Number(seen)).toBe(Number(value));
  }
  await slider(page, 'hanLeading', 'zh-Hans').press('ArrowRight');
  await expect(slider(page, 'hanLeading', 'zh-Hans')).toHaveAttribute('aria-valuetext', '1.9');
});

test('restoring all defaults is announced', async ({ page, site }) => {
  await listen(page);
  await open(page, site + viewAddress(['en']));
  await press(openerOf(page, 'settings'));
  await option(page, 'theme', 'sepia').check();
  const sheet = page.getByRole('dialog');
  await openMore(page);
  await sheet.getByRole('button', { name: t('en', 'settings.reset'), exact: true }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expect.poll(() => heard(page)).toEqual([t('en', 'settings.restored')]);
  await sheet.getByRole('button', { name: t('en', 'sheets.keys') }).click();
  const next = page.getByLabel(t('en', 'keys.actions.next'));
  await next.fill('n');
  await sheetOf(page, 'keys')
    .getByRole('button', { name: t('en', 'settings.reset'), exact: true })
    .click();
  await expect(next).toHaveValue('j');
  await expect.poll(() => heard(page)).toEqual(Array(2).fill(t('en', 'settings.restored')));
});

test('each setting can be reset to its default', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  await press(openerOf(page, 'settings'));
  const sheet = page.getByRole('dialog');
  const reset = (name?: 'theme' | 'measure') => {
    const of = name && t('en', 'settings.of', { choice: t('en', `settings.choices.${name}`) });
    return sheet.getByRole('button', { name: new RegExp(`^${t('en', 'settings.undo')}\\s*${of ?? ''}`) });
  };
  await expect(reset()).toHaveCount(0);
  await option(page, 'theme', 'sepia').check();
  await openMore(page);
  await slider(page, 'measure').fill('24');
  await reset('theme').click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expect(slider(page, 'measure')).toHaveValue('24');
  await reset('measure').click();
  await expect(slider(page, 'measure')).toHaveValue('32');
  await expect(slider(page, 'measure')).toBeFocused();
  await expect(reset()).toHaveCount(0);
});

test('a setting does not move when its reset button appears', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, site + viewAddress(['zh-Hans', 'en']));
  await press(openerOf(page, 'settings', 'zh-Hans'));
  const dialog = page.getByRole('dialog');
  const tops = () =>
    dialog.locator('.choice, .choice input').evaluateAll((all) => {
      const top = document.querySelector('dialog form')?.getBoundingClientRect().top ?? NaN;
      return all.map((one) => one.getBoundingClientRect().top - top);
    });
  await expect(dialog.locator('.choice').first()).toBeVisible();
  await openMore(page, 'zh-Hans');
  const before = await tops();
  expect(before.length).toBeGreaterThan(20);
  // Change only settings of the page group: the sheet itself is set in the chosen typeface and line height too.
  for (const choice of (await dialog.locator('.choice:has([type=radio])').all()).slice(0, 3))
    await press(choice.locator('input:not(:checked)').last());
  await dialog.locator('[type=range]').evaluateAll((all: HTMLInputElement[]) => {
    for (const range of all.slice(0, 3)) {
      range.stepUp();
      range.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  });
  await expect(dialog.locator('.choice button').last()).toBeVisible();
  const moved = (await tops()).map((top, n) => Math.abs(top - (before[n] ?? NaN)));
  expect(Math.max(...moved)).toBeLessThanOrEqual(0.5);
});

test('double clicks and repeated keys open and close a sheet once', async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, `${site}about/en/`);
  await open(page, site + viewAddress(['en']));
  const sheet = page.getByRole('dialog');
  const settings = await openerOf(page, 'settings').boundingBox();
  // Click at the end of the button, where the Close button of the sheet will appear.
  const at = { x: (settings?.x ?? 0) + (settings?.width ?? 0) - 20, y: (settings?.y ?? 0) + 20 };
  const entries = await entriesOf(page);
  await page.mouse.click(at.x, at.y);
  await expect(sheet).toBeVisible();
  // The second click of a double-click comes when Close is already under the pointer: it must be ignored.
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  // A sheet that closes does so within some frames.
  await expectToStay(() => sheet.isVisible(), true, 200);
  expect(await entriesOf(page)).toBe(entries + 1);
  // Close is now where Settings is: the second click must not open the sheet again.
  await page.mouse.dblclick(at.x, at.y);
  await expect(sheet).toBeHidden();
  for (const close of [
    () => page.mouse.dblclick(100, 400),
    async () => {
      for (let n = 0; n < 3; n++) void page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    },
    () =>
      sheet.getByRole('button', { name: t('en', 'sheets.close') }).evaluate((button: HTMLElement) => {
        button.click();
        button.click();
      }),
  ]) {
    await page.keyboard.press('?');
    await expect(sheet).toBeVisible();
    await close();
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL(site + viewAddress(['en']));
  }
  await page.keyboard.press('c');
  await expect(sheet).toBeVisible();
  await sheet.getByRole('link', { name: 'III. Policy' }).click();
  await expect(page.locator('#policy h2')).toBeFocused();
});

test('a sheet requested while the browser closes another one opens', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  const sheet = page.locator('dialog[open] h2');
  await press(openerOf(page, 'settings'));
  await expect(sheet).toHaveText(t('en', 'sheets.settings'));
  await page.evaluate(() => {
    document.querySelector('dialog')?.close(); // Browsers do this on Escape when the page cannot prevent it.
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
  });
  await expect(sheet).toHaveText(t('en', 'sheets.keys'));
  await page.goBack();
  await expect(sheet).toHaveCount(0);
  await expect(page).toHaveURL(site + viewAddress(['en']));
});

test('a sheet requested during a switch opens over the new view, Back closes it, and Back again leaves the text', async ({
  page,
  site,
}) => {
  const sheet = page.locator('dialog[open] h2');
  for (const [key, pressed, title] of [
    ['s', '?', t('zh-Hans', 'sheets.keys')],
    ['s', undefined, t('zh-Hans', 'sheets.settings')],
  ] as const) {
    await page.goto(`${site}licences.md`);
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    const entries = await entriesOf(page);
    await page.evaluate(
      ([one, two, settings]) => {
        const down = (name: string) =>
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
        down(one);
        if (two) down(two);
        else {
          const buttons = [...document.querySelectorAll<HTMLElement>('.bar > button')];
          buttons.find(({ textContent }) => textContent.includes(settings))?.click();
        }
      },
      [key, pressed, t('en', 'sheets.settings')] as const,
    );
    await expect(sheet).toHaveText(title);
    await expect(page).toHaveURL(site + viewAddress(['zh-Hans', 'en']));
    // The sheet has an entry of its own, the switch has none.
    expect(await entriesOf(page)).toBe(entries + 1);
    await page.goBack();
    await expect(sheet).toHaveCount(0);
    await expect(page).toHaveURL(site + viewAddress(['zh-Hans', 'en']));
    await page.goBack();
    await expect(page).toHaveURL(`${site}licences.md`);
  }
});
