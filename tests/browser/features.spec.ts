import type * as Driver from './page/features.ts';
import { expect, test } from './test.ts';

const harbour = 'harbour-p1-s2: harbour A place where boats are safe.';
const tide = 'tide-p2-s1: tide The sea rises and falls twice a day.';

test('a term opens and closes its note, keeps the focus and moves nothing above', async ({ open }) => {
  const page = await open<typeof Driver>('features');
  await page('showTerms', { name: 'en', entries: 'at once' });
  expect(await page('pressTerm', { segment: 'harbour-p1-s2' })).toEqual({ left: false, moved: 0 });
  const opened = {
    open: [harbour],
    expanded: ['harbour-p1-s2'],
    focused: 'harbour-p1-s2',
    hash: '',
    asked: ['harbour en'],
  };
  expect(await page('notes')).toEqual(opened);
  await page('pressTerm', { segment: 'tide-p2-s1' });
  expect((await page('notes')).open).toEqual([harbour, tide]);
  await page('pressTerm', { segment: 'harbour-p1-s2' });
  expect(await page('notes')).toMatchObject({
    open: [tide],
    expanded: ['tide-p2-s1'],
    focused: 'harbour-p1-s2',
  });
});

test('Escape closes the focused term’s note, else the last one opened; none under a dialog', async ({
  open,
}) => {
  const page = await open<typeof Driver>('features');
  await page('showTerms', { name: 'en', entries: 'at once' });
  for (const segment of ['harbour-p1-s2', 'tide-p2-s1', 'walls-p1-s2']) await page('pressTerm', { segment });
  expect((await page('escape', { dialog: true })).open).toHaveLength(3);
  expect((await page('escape', { focus: 'harbour-p1-s2' })).expanded).toEqual(['tide-p2-s1', 'walls-p1-s2']);
  expect((await page('escape', {})).expanded).toEqual(['tide-p2-s1']);
  expect((await page('escape', {})).open).toEqual([]);
});

test('a term leads to the glossary if its entry cannot be loaded', async ({ open }) => {
  const page = await open<typeof Driver>('features');
  for (const entries of ['failing', 'none'] as const) {
    await page('showTerms', { name: 'en', entries });
    await page('pressTerm', { segment: 'tide-p2-s1' });
    expect(await page('notes'), entries).toMatchObject({ open: [], expanded: [], hash: '#_term-tide' });
  }
});

test('an entry that arrives late opens one note, and none if its term is gone', async ({ open }) => {
  const page = await open<typeof Driver>('features');
  await page('showTerms', { name: 'en', entries: 'late' });
  for (let n = 0; n < 2; n++) await page('pressTerm', { segment: 'tide-p2-s1' });
  expect((await page('notes')).open).toEqual([]);
  expect((await page('arriveLate', { rerender: false })).open).toEqual([tide]);
  await page('pressTerm', { segment: 'harbour-p1-s2' });
  expect(await page('arriveLate', { rerender: true })).toMatchObject({ open: [], expanded: [] });
});

test('opening a term in a new tab is left to the browser; each language has its own entries', async ({
  open,
}) => {
  const page = await open<typeof Driver>('features');
  await page('showTerms', { name: 'en+zh', entries: 'at once' });
  for (const more of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }])
    expect((await page('pressTerm', { segment: 'tide-p2-s1', ...more })).left, JSON.stringify(more)).toBe(
      true,
    );
  await page('pressTerm', { segment: 'tide-p2-s1--zh-Hans' });
  expect(await page('notes')).toMatchObject({ expanded: ['tide-p2-s1--zh-Hans'], asked: ['tide zh-Hans'] });
});

for (const far of [false, true]) {
  test(`a glossary ${far ? 'far below' : 'in sight'} is rendered after the text, once, for the last view, and keeps its heading`, async ({
    open,
  }) => {
    const page = await open<typeof Driver>('features');
    const before = {
      renders: 0,
      deferred: false,
      rows: 3,
      untouched: true,
      sameHeading: true,
      langs: [null],
    };
    expect(await page('glossary', { far })).toEqual({
      'the same languages': before,
      // In sight it stays as it is until then. Far below, the browser need not lay it out.
      'at once': { ...before, deferred: far },
      'the last view': { ...before, renders: 1, untouched: false, langs: [null, 'en'] },
    });
  });
}

test('a glossary that is not loaded yet shows links to its pages; once loaded, it stays', async ({
  open,
}) => {
  const page = await open<typeof Driver>('features');
  expect(await page('glossaryLoads')).toEqual({
    links: ['/tides/en/#_glossary', '/tides/zh-Hans/#_glossary'],
    rows: 3,
    still: 3,
  });
});

test('a glossary that becomes shorter moves nothing, and its heading gets the focus', async ({ open }) => {
  const page = await open<typeof Driver>('features');
  const { moved, ...focus } = await page('glossaryAtTheEnd');
  expect(moved).toBeLessThanOrEqual(1);
  expect(focus).toEqual({ focused: 'h2', inGlossary: true });
});

test('a newly opened text is laid out part by part when idle, and nothing moves', async ({ open }) => {
  const page = await open<typeof Driver>('features');
  const { moved, ...found } = await page('layingOut', {});
  expect(moved).toBeLessThanOrEqual(1);
  expect(found).toEqual({
    start: ['tide', 'walls', 'depth', 'light'],
    idle: 4,
    // Only a part that begins above the window could move the text in it.
    preserved: ['tide'],
    left: [4, 3, 2, 1],
    fresh: false,
    styles: 0,
  });
});

test('a text that has gone, or that scripts rendered, is not laid out again', async ({ open }) => {
  const page = await open<typeof Driver>('features');
  expect((await page('layingOut', { removed: true })).idle).toBe(2);
  expect(await page('layingOutNothing')).toBe(0);
});
