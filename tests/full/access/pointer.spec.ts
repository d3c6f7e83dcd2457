import { expect, open, press, test, viewAddress } from '../../support/site.ts';
import { t } from '../messages.ts';
import { swapLink } from '../reading-page.ts';
import { openerOf, openMore, slider } from '../sheets.ts';

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('duidu:preferences', '{"layout":"peek"}'));
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('the text itself responds to no click, so that screen readers do not call all of it clickable', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const cdp = await page.context().newCDPSession(page);
  const listenersOf = async (expression: string) => {
    const { result } = await cdp.send('Runtime.evaluate', { expression });
    const { objectId = '' } = result;
    const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId });
    return listeners.map(({ type }) => type);
  };
  for (const selector of ['main', '.text', '#background-p1', '#background-p1-s1'])
    expect(await listenersOf(`document.querySelector('${selector}')`), selector).not.toContain('click');
  expect(await listenersOf('document')).toContain('click');
});

test('controls act when the pointer is released, and not if it has left them', async ({ page, site }) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const state = () =>
    page.evaluate(() => ({
      address: location.href,
      open: document.querySelectorAll('[open], [aria-expanded=true], [data-marked], .counterpart').length,
      chosen: localStorage.getItem('duidu:preferences'),
    }));
  for (const control of [
    page.locator('.views a:not([aria-current])').first(),
    page.getByRole('link', { name: t('en', 'site.about'), exact: true }),
    swapLink(page),
    openerOf(page, 'contents'),
    page.locator('.contents a').first(),
    page.locator('#introduction-p1 summary'),
    page.locator('#introduction-p1 [data-segment]').first(),
  ]) {
    const name = String(control);
    await control.scrollIntoViewIfNeeded();
    const before = await state();
    await control.hover();
    await page.mouse.down();
    expect(await state(), name).toEqual(before);
    // To the end of the page's margin, where there is no control and no sentence.
    await page.mouse.move(1270, 790);
    await page.mouse.up();
    // A pending click would be dispatched before the next frame.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await state(), name).toEqual(before);
    await page.evaluate(() => getSelection()?.empty());
  }
});

test('a slider can be set by one press and by arrow keys', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  await press(openerOf(page, 'settings'));
  await openMore(page);
  const measure = slider(page, 'measure');
  const { width, height } = (await measure.boundingBox()) ?? { width: 0, height: 0 };
  await measure.click({ position: { x: width - 12, y: height / 2 } });
  await expect(measure).toHaveValue('40');
  await page.keyboard.press('ArrowLeft');
  await expect(measure).toHaveValue('38');
});

test('mouse, touch and keyboard can be used in turn on one page', async ({ browser, site }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const atStart = { position: { x: 40, y: 8 } }; // There is no glossary term here.
  const marked = (id: string) => expect(page.locator(`#${id}`)).toHaveAttribute('data-marked', '');
  await page.locator('#introduction-p1-s1').tap(atStart);
  await marked('introduction-p1-s1');
  await page.keyboard.press('j');
  await marked('introduction-p1-s2');
  await page.locator('#introduction-p1-s1').click(atStart);
  await marked('introduction-p1-s1');
  await page.keyboard.press('j');
  // Tap another spot of the sentence: at the same spot this would be the second click of a double-click.
  await page.locator('#introduction-p1-s1').tap({ position: { x: 120, y: 8 } });
  await marked('introduction-p1-s1');
  await context.close();
});
