import fc from 'fast-check';
import { expect, press, ready, test, viewAddress } from '../../support/site.ts';
import { openerOf } from '../sheets.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 15);
const seed = Number(process.env.FUZZ_SEED ?? 20_260);

const KEYS = {
  localStorage: ['preferences', 'place:new-security-concept', 'keys', 'offline', 'notice'].map(
    (name) => `duidu:${name}`,
  ),
  sessionStorage: ['sveltekit:scroll', 'sveltekit:snapshot'],
};
const FIELDS = [
  'theme',
  'layout',
  'compared',
  'latinScale',
  'pinyin',
  'langs',
  'segment',
  'at',
  'next',
  'help',
];

// Stored values: of the wrong kind, or nearly right with parts that do not belong.
const scalar = fc.oneof(
  fc.constantFrom<unknown>(...[1, 1e308, -1, true, null, '', 'x', '<img src=x onerror=window.ran=1>']),
  fc.constantFrom<unknown>('//example.org/', 'javascript:window.ran=1', '__proto__', 'a'.repeat(5000), []),
  fc.jsonValue({ maxDepth: 2 }),
);
const value = fc.oneof(
  scalar,
  fc.dictionary(fc.constantFrom(...FIELDS, '__proto__', '1', '1795000000000'), scalar),
);
const text = fc.oneof(
  value.map((found) => JSON.stringify(found)),
  fc.string(),
);
// A snapshot of a view is only restored for its own history entry, so its outer shape must be right.
const HERE = 'this entry';
const resume = fc
  .record({
    place: fc.oneof(
      value,
      fc.record({ top: scalar, segment: scalar, before: scalar, lang: scalar }, { requiredKeys: ['top'] }),
      fc.record({ top: fc.double(), segment: fc.constant('policy.p4.s1') }),
      fc.record({ top: fc.double(), before: fc.constant('h1') }),
    ),
    counterparts: fc.oneof(
      scalar,
      fc.array(fc.oneof(scalar, fc.constantFrom('policy.p4.s1', 'policy', '"] *, [id="', '\\', ''))),
    ),
    sheet: scalar,
  })
  .map((left) => ['sessionStorage', 'sveltekit:snapshot', `{"${HERE}":[null,${JSON.stringify(left)}]}`]);
const bookmark = fc
  .record({
    langs: fc.array(fc.oneof(fc.constantFrom<unknown>('en', 'zh-Hans', '//example.org', '..'), scalar), {
      maxLength: 3,
    }),
    segment: fc.oneof(fc.constant('policy.p4.s1'), scalar),
    at: scalar,
  })
  .map((kept) => ['localStorage', 'duidu:place:new-security-concept', JSON.stringify(kept)]);
const entry = fc.oneof(
  resume,
  bookmark,
  ...Object.entries(KEYS).map(([store, keys]) =>
    fc.tuple(fc.constant(store), fc.constantFrom(...keys), text),
  ),
);
const given = fc.record({
  entries: fc.array(entry, { minLength: 1, maxLength: 6 }),
  // History state as another app on the same origin may leave it. SvelteKit’s own history entries are not faked: unlike
  // storage, which all apps on an origin share, a history entry is only written by the page that made it.
  state: fc.option(value, { nil: undefined }),
});
const KNOWN = ['1', '"x"', 'true', `{"${HERE}":5}`, `{"${HERE}":[1,2]}`, 'null'].map((found) => ({
  entries: KEYS.sessionStorage.map((key) => ['sessionStorage', key, found]),
}));

const anyInView = (texts: Element[]) =>
  texts.some((text) => {
    const { top, bottom } = text.getBoundingClientRect();
    return bottom >= 0 && top < innerHeight;
  });

test('whatever is in storage and history, the page can be read, switched and set', async ({ page, site }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  // On a phone, where stored counterparts are opened again.
  await page.setViewportSize({ width: 390, height: 844 });
  // Store the values before any script of the page runs, as if they were there already.
  await page.addInitScript(() => {
    if (!window.name) return;
    const { entries, state } = JSON.parse(window.name) as { entries: string[][]; state?: unknown };
    window.name = '';
    localStorage.clear();
    sessionStorage.clear();
    const { 'sveltekit:navigation': here } = (history.state ?? {}) as Record<string, number>;
    for (const [store = '', key = '', text = ''] of entries)
      (store === 'localStorage' ? localStorage : sessionStorage).setItem(
        key,
        text.replace('this entry', String(here)),
      );
    if (state !== undefined) history.replaceState(state, '');
  });
  for (const hostile of [...fc.sample(given, { numRuns: RUNS, seed }), ...KNOWN]) {
    const what = JSON.stringify(hostile);
    await page.goto(site + viewAddress(['en', 'zh-Hans']));
    await page.evaluate((name) => (window.name = name), what);
    await page.reload();
    await ready(page);
    expect(await page.evaluate(() => window.name), 'the values were stored').toBe('');
    const inSight = page.locator('main h1, main p').filter({ visible: true });
    expect(await inSight.evaluateAll(anyInView), what).toBe(true);
    await press(page.getByRole('link', { name: '简体中文', exact: true }));
    await expect(page, what).toHaveURL(site + viewAddress(['zh-Hans']));
    await expect(page.locator('h1'), what).toHaveText('中方关于新安全观的立场文件');
    await press(openerOf(page, 'settings', 'zh-Hans'));
    await expect(page.getByRole('dialog'), what).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('dialog'), what).toBeHidden();
    // The shelf offers to continue at the stored place.
    await page.evaluate((name) => (window.name = name), what);
    await page.goto(site);
    await ready(page);
    const links = page.locator('main a');
    await expect(links.first(), what).toBeVisible();
    const hosts = await links.evaluateAll((all: HTMLAnchorElement[]) => all.map(({ origin }) => origin));
    expect(new Set(hosts), what).toEqual(new Set([new URL(site).origin]));
    expect(await page.evaluate(() => 'ran' in window), what).toBe(false);
    expect(errors, what).toEqual([]);
  }
});
