import { axe } from '../access/axe.ts';
import { expect, open, press, ready, said, test, VIEWS, viewAddress, whole } from '../site.ts';
import { atTop, firstLine, movedBy } from './place.ts';

test('with JavaScript off, a paragraph links to itself in every other view', async ({ browser, site }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 780 } });
  for (const langs of VIEWS) {
    for (const other of VIEWS.filter(
      (view) => view !== langs && (view.length === 1 || view[0] === langs[0]),
    )) {
      await page.goto(site + viewAddress(langs));
      await page.locator('#policy-p3 summary').click();
      await page.locator(`#policy-p3 .acts a[href="/${viewAddress(other)}#policy-p3"]`).click();
      await expect(page).toHaveURL(`${site}${viewAddress(other)}#policy-p3`);
      await expect(page.locator('#policy-p3')).toBeInViewport();
    }
  }
  await page.close();
});

test('the number of a paragraph opens what can be done there; a click elsewhere and Escape put it away', async ({
  page,
  site,
}) => {
  for (const [width, langs] of [
    [320, ['en']],
    [390, ['en', 'zh-Hans']],
    [1280, ['en']],
    [1280, ['zh-Hans', 'en']],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('about:blank');
    await open(page, site + viewAddress(langs));
    // Else the glossary comes while axe looks at the page: the focus scrolls.
    await whole(page);
    const row = page.locator('#background-p3');
    const [number, offers] = [row.locator('summary'), row.locator('.acts > div')];
    await number.focus();
    await page.keyboard.press('Enter');
    await expect(offers).toBeVisible();
    await expect(offers.locator('.link')).toBeInViewport({ ratio: 1 });
    // Where no bar lies over text, which axe could not decide.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await axe(page), `${width} px`).toEqual([]);
    for (const link of await offers.getByRole('link').all()) {
      const box = await link.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(offers).toBeHidden();
    await expect(number).toBeFocused();
    await number.click();
    await page.locator('#background-p3 .a').click();
    await expect(offers).toBeHidden();
    await number.click();
    await page.locator('#background-p2 summary').click();
    await expect(offers).toBeHidden();
  }
});

test('from a paragraph the view is switched with nothing moving, and focus stays at its number', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en']));
  await page.locator('#policy-p4').evaluate((row) => row.scrollIntoView());
  await page.locator('#policy-p4 summary').click();
  await expect(page.locator('#policy-p4 .link')).toBeInViewport({ ratio: 1 });
  const top = () => page.locator('#policy-p4-s1').evaluate(firstLine);
  const before = await top();
  await page.locator('#policy-p4 .acts').getByRole('link', { name: /^中文/ }).click();
  await expect(page).toHaveURL(site + viewAddress(['zh-Hans']));
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  await expect(page.locator('#policy-p4 summary')).toBeFocused();
});

test('focus that is out of sight stays where it is when the view is switched by a key', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const number = page.locator('#practice-p3 summary');
  await number.focus();
  await page.evaluate(() => scrollTo({ top: innerHeight, behavior: 'instant' }));
  for (const langs of [
    ['zh-Hans', 'en'],
    ['en', 'zh-Hans'],
  ]) {
    await page.keyboard.press('s');
    await expect(page).toHaveURL(site + viewAddress(langs));
    await expect(page.locator('[data-later]')).toHaveCount(0);
    await expect(page.locator('#practice-p3 .a')).toHaveAttribute('lang', langs[0] ?? '');
    await expect(number).toBeFocused();
  }
});

test('the link of a paragraph or of its marked sentence is copied, and that is said', async ({
  page,
  context,
  site,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.locator('#policy-p4 summary').click();
  await page.locator('#policy-p4 .link').click();
  await expect(said(page)).toHaveText('The link is copied.');
  expect(await copied()).toBe(`${site}${viewAddress(['en', 'zh-Hans'])}#policy-p4`);
  await page.locator('#background-p2-s2').click();
  await page.locator('#background-p2 summary').click();
  await page.locator('#background-p2 .link').click();
  await expect.poll(copied).toBe(`${site}${viewAddress(['en', 'zh-Hans'])}#background-p2-s2`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('y');
  await expect.poll(copied).toContain('#background-p2-s3');
  // Refused: the address has it all the same.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.keyboard.press('j');
  await page.keyboard.press('y');
  await expect(said(page)).toHaveText(
    'The browser does not let the link be copied. It stands in the address.',
  );
  await expect(page).toHaveURL(/#background-p2-s4$/);
});

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

test('how far one has read is a line that grows', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  const width = () => page.locator('.read').evaluate((line) => line.getBoundingClientRect().width);
  expect(await width()).toBe(0);
  await page.evaluate(() => scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2));
  await expect.poll(width).toBeCloseTo((await page.evaluate(() => document.body.clientWidth)) / 2, -1);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect.poll(width).toBeCloseTo(await page.evaluate(() => document.body.clientWidth), -1);
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
  await page.waitForFunction(() => document.fonts.check('16px "Atkinson Hyperlegible"'));
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
    await page.waitForFunction(() => document.fonts.check('16px "Atkinson Hyperlegible"'));
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
  const at = { x: (settings?.x ?? 0) + 20, y: (settings?.y ?? 0) + 20 };
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

test('the shelf offers to go on only where there is something', async ({ page, site }) => {
  for (const [stored, offered] of [
    ['{"langs":["en","zh-Hans"],"segment":"policy.p1.s1","at":1}', 1],
    ['{"langs":["en","en"],"segment":"policy.p1.s1","at":1}', 0],
    ['{"langs":["en","fr"],"segment":"policy.p1.s1","at":1}', 0],
    ['{"langs":["en"],"segment":"nope.p1.s1","at":1}', 0],
  ] as const) {
    await open(page, site);
    await page.evaluate((place) => localStorage.setItem('duidu:place:new-security-concept', place), stored);
    await page.reload({ waitUntil: 'networkidle' });
    await ready(page);
    await expect(page.locator('.continue'), stored).toHaveCount(offered);
  }
});
