import { button, focusIsOn, heading, link, tabTo, tap } from '../support/focus-walk.ts';
import { atTop, movedBy } from '../support/place.ts';
import { press, viewAddress, paperFile, said } from '../support/site.ts';
import { expect, open, opener, sheet, test, tides, viewLink } from './test.ts';
import { t } from './messages.ts';

const close = t('en', 'sheets.close');

test.describe('by keyboard alone', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test('by keyboard: skip to the text, switch the language, go to a section and read on from there', async ({
    page,
    library,
  }) => {
    await open(page, library + tides('en'));
    await page.keyboard.press('Tab');
    const skip = link(page, t('en', 'site.skip'));
    await focusIsOn(skip);
    await tabTo(viewLink(page, 'العربية'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(library + tides('ar'));
    await focusIsOn(viewLink(page, 'العربية'));
    await viewLink(page, 'English').press('Enter');
    await expect(page).toHaveURL(library + tides('en'));
    await page.keyboard.press('c');
    await focusIsOn(button(page, close));
    await tabTo(sheet(page, 'contents').getByRole('link', { name: '2. The fall' }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${library}${tides('en')}#fall`);
    await focusIsOn(heading(page, '2. The fall'));
    await tabTo(page.locator('#fall-p1 > .paragraph-actions > summary'), 3);
  });

  test('by keyboard: each sheet keeps the focus inside, and gives it back when Escape or Back closes it', async ({
    page,
    library,
  }) => {
    await open(page, library + tides('en', 'fr'));
    for (const [name, leave] of [
      ['contents', () => page.keyboard.press('Escape')],
      ['settings', () => page.goBack()],
      ['languages', () => page.keyboard.press('Escape')],
    ] as const) {
      const control = opener(page, name);
      await tabTo(control);
      await page.keyboard.press('Enter');
      await focusIsOn(button(page, close));
      const stops = await sheet(page, name).locator('a, button, input').count();
      for (let n = 0; n <= stops; n++) {
        await page.keyboard.press('Tab');
        // Past the last stop the focus may leave for the browser itself, but not for the page beneath.
        const inside = await page.evaluate(
          () => document.activeElement === document.body || !!document.activeElement?.closest('dialog'),
        );
        expect(inside, `${name}, stop ${n}`).toBe(true);
      }
      await leave();
      await expect(sheet(page, name)).toBeHidden();
      await focusIsOn(control);
      await expect(page).toHaveURL(library + tides('en', 'fr'));
    }
  });

  test('by keyboard: theme and size apply on every page before scripts run, and can be reset', async ({
    page,
    library,
  }) => {
    await open(page, library + tides('en'));
    const sizeOf = () =>
      page.locator('#rise-p1-s1').evaluate((own) => parseFloat(getComputedStyle(own).fontSize));
    const before = await sizeOf();
    await tabTo(opener(page, 'settings'));
    await page.keyboard.press('Enter');
    const colours = page.getByRole('radiogroup', { name: t('en', 'settings.choices.theme') });
    await tabTo(colours.getByLabel(t('en', 'settings.options.theme.system')));
    const sepia = colours.getByLabel(t('en', 'settings.options.theme.sepia'), { exact: true });
    for (let n = 0; n < 6 && !(await sepia.isChecked()); n++) await page.keyboard.press('ArrowDown');
    await focusIsOn(sepia);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
    await tabTo(button(page, t('en', 'settings.larger')));
    for (let n = 0; n < 12; n++) await page.keyboard.press('Enter');
    await expect(sheet(page, 'settings').locator('.steps > span')).toHaveText('200%');
    await expect.poll(async () => (await sizeOf()) / before).toBeCloseTo(2, 2);
    await page.keyboard.press('Escape');
    // The choice applies even if no script ever arrives.
    await page.route('**/*.js', () => undefined);
    await page.goto(library + tides('fr'), { waitUntil: 'commit' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
    await expect.poll(async () => (await sizeOf()) / before).toBeCloseTo(2, 2);
    await page.unroute('**/*.js');
    await open(page, library + tides('en'));
    await tabTo(opener(page, 'settings'));
    await page.keyboard.press('Enter');
    await tabTo(sheet(page, 'settings').getByText(t('en', 'settings.more'), { exact: true }));
    await page.keyboard.press('Enter');
    await tabTo(button(page, t('en', 'settings.reset')));
    await page.keyboard.press('Enter');
    await focusIsOn(button(page, t('en', 'settings.reset')));
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
    await expect.poll(sizeOf).toBe(before);
  });

  test('by keyboard: single keys are listed, switched off, and on again', async ({ page, library }) => {
    await open(page, library + tides('en'));
    const marked = page.locator('[data-marked]');
    await page.keyboard.press('?');
    await focusIsOn(button(page, close));
    const on = page.getByLabel(t('en', 'keys.on'));
    await tabTo(on);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await expect(sheet(page, 'keys')).toBeHidden();
    await page.keyboard.press('j');
    await tabTo(opener(page, 'settings'));
    await page.keyboard.press('Enter');
    await expect(sheet(page, 'settings')).toBeVisible();
    await expect(marked).toHaveCount(0);
    await tabTo(button(page, t('en', 'sheets.keys')));
    await page.keyboard.press('Enter');
    await expect(sheet(page, 'keys')).toBeVisible();
    await tabTo(on);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await expect(sheet(page, 'keys')).toBeHidden();
    await page.keyboard.press('j');
    await expect(marked).toHaveCount(1);
  });

  test('by keyboard: a sentence’s link is copied by its key and from the paragraph menu', async ({
    page,
    context,
    library,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await open(page, `${library}${tides('en')}#rise-p1-s1`);
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    await expect(said(page)).toHaveText(t('en', 'link.copied'));
    expect(await copied()).toBe(`${library}${tides('en')}#rise-p1-s2`);
    const number = page.locator('#fall-p1 > .paragraph-actions > summary');
    await tabTo(number);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(copied).toBe(`${library}${tides('en')}#fall-p1`);
    await page.keyboard.press('Escape');
    await focusIsOn(number);
  });
});

test.describe('by touch alone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('by touch: two languages, the contents, a sentence compared, and a layout with both', async ({
    page,
    library,
  }) => {
    await open(page, library + tides('en'));
    await tap(viewLink(page, 'English + العربية'));
    await expect(page).toHaveURL(library + tides('en', 'ar'));
    await tap(opener(page, 'contents'));
    await tap(sheet(page, 'contents').getByRole('link', { name: '2. The fall' }));
    await expect(sheet(page, 'contents')).toBeHidden();
    await expect(heading(page, /2\. The fall/)).toBeInViewport();
    // A phone starts with one language, and a hint.
    const arabic = page.locator('.text section p.beside').locator('visible=true');
    await expect(arabic).toHaveCount(0);
    const hint = page.getByText(t('en', 'views.compare', { language: 'العربية' }));
    await expect(hint).toBeVisible();
    const counterpart = page.locator('#fall-p1-s1 + .counterpart');
    // On its first letters, next to the number, which has a menu behind it.
    const line = await page.locator('#fall-p1-s1').evaluate((own) => own.getClientRects()[0]);
    await page.touchscreen.tap((line?.left ?? 0) + 8, (line?.top ?? 0) + (line?.height ?? 0) / 2);
    await expect(counterpart).toBeVisible();
    await expect(counterpart).toHaveAttribute('lang', 'ar');
    const text = (await counterpart.textContent()) ?? '';
    // The closed sheet has a region too, which nobody hears.
    await expect(said(page).filter({ hasText: text }).first()).toBeAttached();
    await expect(hint).toBeHidden();
    await page.reload();
    await expect(counterpart).toBeVisible();
    await expect(hint).toBeHidden();
    await page.locator('#fall-p1-s1').tap();
    await expect(counterpart).toHaveCount(0);
    await tap(opener(page, 'settings'));
    await tap(
      sheet(page, 'settings').getByLabel(t('en', 'settings.options.layout.stacked'), { exact: true }),
    );
    await tap(button(page, close));
    await expect(sheet(page, 'settings')).toBeHidden();
    await expect(arabic).not.toHaveCount(0);
  });

  test('by touch: the menu of a paragraph copies its link and both languages, and shows that it did', async ({
    page,
    context,
    library,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, library + tides('en', 'ar'));
    const menu = page.locator('#fall-p1 .paragraph-actions');
    await tap(menu.locator('summary'));
    const link = menu.locator('.link');
    await expect(link).toHaveText(new RegExp(`^${t('en', 'paragraph.address')}`));
    await tap(menu.getByRole('button', { name: t('en', 'share.both') }));
    await expect(menu.locator('.copy')).toHaveText(t('en', 'share.copied'));
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item?.getType(type))?.text();
      return { text: await read('text/plain'), html: await read('text/html') };
    });
    const texts = await page.locator('#fall-p1 > p').allTextContents();
    expect(texts).toHaveLength(2);
    expect(copied.text).toBe(texts.join('\n\n'));
    expect(copied.html).toContain(`<p lang="ar">${texts[1]}</p>`);
    await tap(link);
    await expect(link).toHaveText(t('en', 'share.copied'));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${library}${tides('en', 'ar')}#fall-p1`,
    );
    // Opened again, it offers the same once more.
    await tap(menu.locator('summary'));
    await tap(menu.locator('summary'));
    await expect(link).toHaveText(new RegExp(`^${t('en', 'paragraph.address')}`));
  });
});

test('the controls can speak another language than the text: at once, after a reload, in every view and on the shelf', async ({
  page,
  library,
}) => {
  await page.setViewportSize({ width: 390, height: 420 });
  await open(page, library + tides('en', 'ar'));
  await page.locator('#fall-p1').evaluate((own) => own.scrollIntoView({ behavior: 'instant' }));
  const before = await page.evaluate(atTop);
  const stays = () => expect.poll(() => page.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
  const speaks = async (lang: string) => {
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(opener(page, 'contents', lang)).toBeVisible();
    // What the text itself says besides the paper.
    const name = t(lang, 'paragraph.name', { number: lang === 'ar' ? '٢.١' : '2.1' });
    await expect(page.locator('#fall-p1 summary')).toHaveAttribute('aria-label', name);
    await expect(page.locator('#fall-p1 > .lead')).toHaveAttribute('lang', 'en');
  };
  await speaks('en');
  await press(opener(page, 'settings'));
  const choice = page.getByRole('radiogroup', { name: t('en', 'settings.interface') });
  await choice.getByLabel('简体中文').check();
  await speaks('zh-Hans');
  const chosen = page.getByRole('radiogroup', { name: t('zh-Hans', 'settings.interface') });
  await expect(chosen.getByLabel('简体中文')).toBeFocused();
  await page.keyboard.press('Escape');
  await stays();
  await page.reload();
  await speaks('zh-Hans');
  await stays();
  await viewLink(page, 'العربية').click();
  await expect(page).toHaveURL(library + tides('ar'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.locator('main section p').first()).toHaveAttribute('lang', 'ar');
  await open(page, library);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByRole('link', { name: t('zh-Hans', 'site.about'), exact: true })).toBeVisible();
  await press(opener(page, 'settings', 'zh-Hans'));
  await chosen.getByLabel(t('zh-Hans', 'settings.asText')).check();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await open(page, library + tides('en', 'ar'));
  await speaks('en');
});

test('settings reach other open tabs at once, and an invalid stored value becomes the default', async ({
  page,
  context,
  library,
}) => {
  await page.addInitScript(() => {
    if (!localStorage.getItem('duidu:preferences'))
      localStorage.setItem('duidu:preferences', '{"theme":"<b>","latinScale":1e9,"layout":"peek"}');
  });
  await open(page, library + tides('en', 'fr'));
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-layout', 'peek');
  await expect(html).not.toHaveAttribute('data-theme');
  await expect(html).not.toHaveAttribute('style');
  const other = await context.newPage();
  await open(other, library + tides('ar'));
  await press(opener(page, 'settings'));
  await sheet(page, 'settings').getByLabel(t('en', 'settings.options.theme.dark'), { exact: true }).check();
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a key opens and closes a term’s note below its sentence, and nothing above moves', async ({
  page,
  site,
}) => {
  // The fixtures have no glossary. Take whichever term comes first in the paper, so that editing it breaks nothing.
  await open(page, site + viewAddress(['en']));
  const term = page.locator('[data-segment] > a').first();
  const entry = (await term.evaluate((own) => (own as HTMLAnchorElement).hash)).replace('#_term-', '');
  const explanation = paperFile('en').glossary?.[entry]?.explanation ?? '';
  expect(explanation).not.toBe('');
  await term.scrollIntoViewIfNeeded();
  await term.evaluate((own) => {
    own.focus({ preventScroll: true });
  });
  const top = () => term.evaluate((own) => own.getBoundingClientRect().top);
  const before = await top();
  for (const key of ['Enter', 'Escape']) {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('note')).toContainText(explanation);
    await expect(term).toHaveAttribute('aria-expanded', 'true');
    expect(await top()).toBeCloseTo(before, 0);
    await page.keyboard.press(key);
    await expect(page.getByRole('note')).toHaveCount(0);
    await expect(term).toBeFocused();
    expect(await top()).toBeCloseTo(before, 0);
  }
  await expect(page).toHaveURL(site + viewAddress(['en']));
});
