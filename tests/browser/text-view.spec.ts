import type * as Driver from './page/text-view.ts';
import { DESKTOP, expect, PHONE, test } from './test.ts';

for (const [layout, size] of [
  ['stacked', PHONE],
  ['peek', PHONE],
  ['columns', DESKTOP],
] as const) {
  test(`${layout}: a switch renders the window at once, the rest later, and moves nothing`, async ({
    open,
  }) => {
    const page = await open<typeof Driver>('text-view', size);
    const { deferred, late, ...found } = await page('everySwitch', { layout });
    expect(found).toEqual({ cases: 24, wrong: [] });
    expect(late).toBe(0);
    // Otherwise everything was rendered at once, and nothing was tested.
    expect(deferred).toBeGreaterThan(20);
  });
}

test('a second switch cancels the rest of the first', async ({ open }) => {
  const page = await open<typeof Driver>('text-view');
  const { half, stale, differs } = await page('switchTwice');
  expect(half).toBeGreaterThan(24);
  expect(half).toBeLessThan(90);
  expect(stale).toBe(1);
  expect(differs).toBe('');
});

test('the focus stays on the control of a row that is rendered again', async ({ open }) => {
  const page = await open<typeof Driver>('text-view');
  expect(await page('focusAfterSwitch')).toEqual({
    pair: ['walls-p2 summary', 'walls-p2 summary'],
    single: ['walls-p2 summary', 'walls-p2 summary'],
    farAway: ['section0-p1 summary', 'section0-p1 summary', 'section0-p1 summary'],
  });
});

test('adding and removing pinyin keeps open counterparts, open notes and the focus', async ({ open }) => {
  const page = await open<typeof Driver>('text-view');
  const { steps, links, same } = await page('rewriting');
  const kept = { counterparts: ['walls.p1.s1'], note: true, expanded: 'true', focused: true };
  expect(steps).toEqual({
    before: { ...kept, rubies: false, later: false },
    'at once': { ...kept, rubies: true, later: false },
    'with pinyin': { ...kept, rubies: true, later: true },
    without: { ...kept, rubies: false, later: false },
  });
  expect(links).toBe(0);
  expect(same).toBe(true);
});

test('a switch in 10,000 rows leaves nothing blank and moves nothing', async ({ open }) => {
  const page = await open<typeof Driver>('text-view');
  await page('openLong', { count: 10_000, name: 'en' });
  for (const [place, to] of [
    ['section50-p40', 'zh'],
    ['section99-p90', 'zh+en'],
    ['section3-p7', 'en+zh'],
  ] as const) {
    const { wrong, moved, rendered } = await page('switchLong', { place, to });
    expect(wrong, to).toEqual([]);
    expect(moved, to).toBeLessThanOrEqual(1);
    // As many as fit the window, not the whole paper.
    expect(rendered, to).toBeLessThan(100);
  }
});

for (const layout of ['stacked', 'columns']) {
  test(`${layout}: rendering deferred rows causes no layout shift`, async ({ open, engine }) => {
    test.skip(
      engine !== 'chromium',
      'Only Chromium reports layout shifts; the tests above measure in every engine',
    );
    const page = await open<typeof Driver>('text-view', layout === 'columns' ? DESKTOP : PHONE);
    const found = await page('layoutShift', { layout });
    expect(found?.tasks).toBeGreaterThan(2);
    expect(found?.sum).toBe(0);
  });
}
