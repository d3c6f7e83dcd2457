import type * as Driver from './page/features.ts';
import { expect, test } from './test.ts';

const harbour = 'harbour-p1-s2: harbour A place where boats are safe.';
const tide = 'tide-p2-s1: tide The sea rises and falls twice a day.';

test('a term opens its entry below its sentence and closes it; nothing above moves and the focus stays', async ({
  open,
}) => {
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

test('Escape closes the entry of the term that has the focus, else the last that was opened, and none under a dialog', async ({
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

test('a term leads to the glossary where its entry does not come', async ({ open }) => {
  const page = await open<typeof Driver>('features');
  for (const entries of ['failing', 'none'] as const) {
    await page('showTerms', { name: 'en', entries });
    await page('pressTerm', { segment: 'tide-p2-s1' });
    expect(await page('notes'), entries).toMatchObject({ open: [], expanded: [], hash: '#_term-tide' });
  }
});

test('an entry that comes late opens once, and not where its term is gone', async ({ open }) => {
  const page = await open<typeof Driver>('features');
  await page('showTerms', { name: 'en', entries: 'late' });
  for (let n = 0; n < 2; n++) await page('pressTerm', { segment: 'tide-p2-s1' });
  expect((await page('notes')).open).toEqual([]);
  expect((await page('arriveLate', { redraw: false })).open).toEqual([tide]);
  await page('pressTerm', { segment: 'harbour-p1-s2' });
  expect(await page('arriveLate', { redraw: true })).toMatchObject({ open: [], expanded: [] });
});

test('a term that is opened in a new tab is left to the browser; the second language has its own entry', async ({
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
  test(`a glossary that is ${far ? 'far below' : 'in sight'} is drawn after the text, once, for the view that was asked for last`, async ({
    open,
  }) => {
    const page = await open<typeof Driver>('features');
    const drawn = { draws: 0, deferred: false, rows: 3, untouched: true, langs: [null] };
    expect(await page('glossary', { far })).toEqual({
      'the same languages': drawn,
      // In sight it stays as it is until then; far below, the browser need not lay it out.
      'at once': { ...drawn, deferred: far },
      'the last that was asked for': { ...drawn, draws: 1, untouched: false, langs: [null, 'en'] },
    });
  });
}

test('a glossary that has not been loaded is links to where it is, until it comes, and then it stays', async ({
  open,
}) => {
  const page = await open<typeof Driver>('features');
  expect(await page('glossaryComes')).toEqual({
    links: ['/tides/en/#_glossary', '/tides/zh-Hans/#_glossary'],
    rows: 3,
    still: 3,
  });
});

test('a glossary that becomes shorter moves nothing at the end of the page, and takes the focus to its heading', async ({
  open,
}) => {
  const page = await open<typeof Driver>('features');
  const { moved, ...focus } = await page('glossaryAtTheEnd');
  expect(moved).toBeLessThanOrEqual(1);
  expect(focus).toEqual({ focused: 'h2', inGlossary: true });
});

test('paragraphs are unfolded and folded by their controls and from a list; unknown ids are passed over', async ({
  open,
}) => {
  const page = await open<typeof Driver>('features');
  expect(await page('folding')).toEqual([
    [[], false],
    [['tide-p1'], true],
    [['tide-p1'], true],
    [[], false],
    [['tide-p1', 'walls-p2'], true],
  ]);
});

test('a text that was just opened is laid out part by part when there is time, and nothing moves', async ({
  open,
}) => {
  const page = await open<typeof Driver>('features');
  const { moved, ...found } = await page('layingOut', {});
  expect(moved).toBeLessThanOrEqual(1);
  expect(found).toEqual({
    start: ['tide', 'walls', 'depth', 'light'],
    idle: 4,
    // Only what begins above the window could move what is read.
    preserved: ['tide'],
    left: [4, 3, 2, 1],
    fresh: false,
    styles: 0,
  });
});

test('a text that is gone before its turn, or that scripts have drawn, is left alone', async ({ open }) => {
  const page = await open<typeof Driver>('features');
  expect((await page('layingOut', { removed: true })).idle).toBe(2);
  expect(await page('layingOutNothing')).toBe(0);
});
