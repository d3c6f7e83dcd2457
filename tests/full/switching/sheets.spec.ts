import { axe } from '../access/axe.ts';
import { expect, hasFace, open, press, test, viewAddress } from '../../site.ts';
import { atTop, firstLine, movedBy } from './place.ts';

test('the contents lie over the page: where one is, both languages, Back closes, a section takes its place', async ({
  page,
  site,
}) => {
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    await page.goto('about:blank');
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    const button = page.getByRole('button', { name: 'Contents' });
    const sheet = page.getByRole('dialog', { name: 'Contents' });
    await press(button);
    await expect(sheet).toContainText('Sections: 4');
    expect(await axe(page), `${width} px`).toEqual([]);
    await page.goBack();
    await expect(sheet).toBeHidden();
    await expect(button).toBeFocused();
    await page.locator('#background-p2-s3').evaluate((own) => own.scrollIntoView());
    await expect(page.locator('nav.contents [aria-current]').first()).toHaveText('II. Background');
    const before = await page.evaluate(() => scrollY);
    await press(button);
    await expect(sheet).toContainText('Section 2 of 4');
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

test('text size changed in the settings, then Back: the sentence stays', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await open(page, site + viewAddress(['en']));
  await page.locator('#policy-p4').evaluate((row) => row.scrollIntoView());
  const top = () => page.locator('#policy-p4-s1').evaluate(firstLine);
  const before = await top();
  await press(page.getByRole('button', { name: 'Settings' }));
  await page.getByLabel('Text size').first().fill('1.6');
  await page.goBack();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
});

test('a face that is fetched is fetched only when it is chosen, and moves nothing', async ({
  page,
  site,
}) => {
  const faces: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.woff2')) faces.push(request.url());
  });
  await open(page, site + viewAddress(['en']));
  expect(faces).toEqual([]);
  await page.locator('#policy-p4').evaluate((row) => row.scrollIntoView());
  const top = () => page.locator('#policy-p4-s1').evaluate(firstLine);
  const before = await top();
  await press(page.getByRole('button', { name: 'Settings' }));
  await page.getByLabel('Atkinson Hyperlegible').check();
  await page.waitForFunction(hasFace, 'Atkinson Hyperlegible');
  expect(faces).toHaveLength(1);
  expect(faces[0]?.startsWith(site)).toBe(true);
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  const list = await (await page.request.get(`${site}licences.md`)).text();
  expect(list).toContain('SIL Open Font License');
});

test('a face moves nothing when it has come, wherever one reads', async ({ browser, site }) => {
  for (const [width, height, at] of [
    [390, 700, 3000],
    [800, 400, 2320],
    [800, 400, 4100],
    [1280, 800, 3000],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height } });
    await open(page, site + viewAddress(['en']));
    await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), at);
    await press(page.getByRole('button', { name: 'Settings' }));
    await expect(page.getByLabel('Atkinson Hyperlegible')).toBeVisible();
    const before = await page.evaluate(atTop);
    await press(page.getByLabel('Atkinson Hyperlegible'));
    await page.waitForFunction(hasFace, 'Atkinson Hyperlegible');
    const moved = () => page.evaluate(movedBy, before);
    await expect.poll(moved, `${width} px, ${at}`).toBeLessThanOrEqual(1);
    await page.waitForTimeout(300); // Nothing comes late.
    expect(await moved(), `${width} px, ${at}`).toBeLessThanOrEqual(1);
    await page.close();
  }
});

test('each setting has a way back to its default', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  await press(page.getByRole('button', { name: 'Settings' }));
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('button', { name: /^Default/ })).toHaveCount(0);
  await sheet.getByLabel('Sepia').check();
  await sheet.getByLabel('Line length').fill('24');
  await sheet.getByRole('button', { name: /^Default\s*: Colours/ }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expect(sheet.getByLabel('Line length')).toHaveValue('24');
  await sheet.getByRole('button', { name: /^Default\s*: Line length/ }).click();
  await expect(sheet.getByLabel('Line length')).toHaveValue('32');
  await expect(sheet.getByLabel('Line length')).toBeFocused();
  await expect(sheet.getByRole('button', { name: /^Default/ })).toHaveCount(0);
});

test('a setting stays where it is when the way back to its default comes', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, site + viewAddress(['zh-Hans', 'en']));
  await press(page.locator('.bar > button').last());
  const dialog = page.getByRole('dialog');
  const tops = () =>
    dialog.locator('.choice, .choice input').evaluateAll((all) => {
      const top = document.querySelector('dialog form')?.getBoundingClientRect().top ?? NaN;
      return all.map((one) => one.getBoundingClientRect().top - top);
    });
  await expect(dialog.locator('.choice').first()).toBeVisible();
  const before = await tops();
  expect(before.length).toBeGreaterThan(20);
  // Of the page: another face or line height is set in the sheet as well.
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

test('a sheet is opened and closed once, however hard its buttons are pressed', async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, `${site}about/en/`);
  await open(page, site + viewAddress(['en']));
  const sheet = page.getByRole('dialog');
  const settings = await page.getByRole('button', { name: 'Settings' }).boundingBox();
  // At its end, where "Close" comes to lie.
  const at = { x: (settings?.x ?? 0) + (settings?.width ?? 0) - 20, y: (settings?.y ?? 0) + 20 };
  const entries = await page.evaluate(() => history.length);
  await page.mouse.click(at.x, at.y);
  await expect(sheet).toBeVisible();
  // The second half of a double click comes when "Close" lies there.
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await page.waitForTimeout(200);
  await expect(sheet).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);
  // "Close" lies over "Settings".
  await page.mouse.dblclick(at.x, at.y);
  await expect(sheet).toBeHidden();
  for (const close of [
    () => page.mouse.dblclick(100, 400),
    async () => {
      for (let n = 0; n < 3; n++) void page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    },
    () =>
      sheet.getByRole('button', { name: 'Close' }).evaluate((button: HTMLElement) => {
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

test('a sheet that is asked for at the moment when the browser closes another is opened', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en']));
  const sheet = page.locator('dialog[open] h2');
  await press(page.getByRole('button', { name: 'Settings' }));
  await expect(sheet).toHaveText('Settings');
  await page.evaluate(() => {
    document.querySelector('dialog')?.close(); // As browsers do at Escape, where the page cannot hold it.
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
  });
  await expect(sheet).toHaveText('Keys while reading');
  await page.goBack();
  await expect(sheet).toHaveCount(0);
  await expect(page).toHaveURL(site + viewAddress(['en']));
});

test('a sheet that is asked for while a switch is under way opens over the new view, and Back closes it', async ({
  page,
  site,
}) => {
  const sheet = page.locator('dialog[open] h2');
  for (const [key, pressed, title] of [
    ['s', '?', '阅读快捷键'],
    ['s', undefined, '设置'],
  ] as const) {
    await page.goto('about:blank');
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    const entries = await page.evaluate(() => history.length);
    await page.evaluate(
      ([one, two]) => {
        const down = (name: string) =>
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
        down(one);
        if (two) down(two);
        else [...document.querySelectorAll<HTMLElement>('.bar > button')].at(-1)?.click();
      },
      [key, pressed] as const,
    );
    await expect(sheet).toHaveText(title);
    await expect(page).toHaveURL(site + viewAddress(['zh-Hans', 'en']));
    expect(await page.evaluate(() => history.length)).toBe(entries + 2);
    await page.goBack();
    await expect(sheet).toHaveCount(0);
    await expect(page).toHaveURL(site + viewAddress(['zh-Hans', 'en']));
    await page.goBack();
    await expect(page).toHaveURL(site + viewAddress(['en', 'zh-Hans']));
    await expect(sheet).toHaveCount(0);
  }
});
