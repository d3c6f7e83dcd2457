import { ACTIONS, type Keys } from '../../src/lib/settings/keyboard-shortcuts.ts';
import type * as Driver from './page/interactions.ts';
import { DESKTOP, expect, PHONE, test, type Call, type Tab } from './test.ts';

const both = ['walls.p1.s2 en', 'walls.p1.s2 zh-Hans'];
const first = { marked: both, pointed: [], address: '#walls-p1-s2', asked: [] };
const none = { marked: [], pointed: [], address: '', asked: [] };
const segment = '#walls-p1-s2';

const NO_KEYS = Object.fromEntries(ACTIONS.map((action) => [action, ''])) as Keys;

/** Selects, and copies by key: browsers let only their own events reach the clipboard. Returns what is on it. */
async function copy(page: Call<typeof Driver>, tab: Tab, what: Parameters<typeof Driver.selectFrom>[0]) {
  await page('selectFrom', what);
  await tab.press('Control+c');
  return page('onClipboard');
}

test('a click marks a sentence in both languages and in the address; a second click unmarks it', async ({
  open,
}) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en+zh' });
  await page('click', { selector: segment });
  expect(await page('state')).toEqual(first);
  await page('click', { selector: `${segment}--zh-Hans` });
  expect(await page('state')).toEqual(none);
  await page('click', { selector: `${segment}--zh-Hans` });
  expect(await page('state')).toEqual(first);
  await page('click', { selector: 'h1' });
  expect(await page('state'), 'a click outside the text').toEqual(first);
  await page('stop');
  await page('click', { selector: segment });
  expect(await page('state'), 'after the interactions are detached').toEqual(first);
});

test('neither a double-click nor selecting text marks a sentence', async ({ open }) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en' });
  await page('click', { selector: segment });
  await page('select', { selector: segment });
  await page('click', { selector: segment, detail: 2 });
  expect(await page('state')).toEqual(none);
  await page('click', { selector: segment, detail: 3 });
  expect(await page('state')).toEqual(none);
  await page('click', { selector: '#tide-p1-s1' });
  expect(await page('state'), 'while text is selected').toEqual(none);
  await page('select', { selector: undefined });
  await page('click', { selector: segment });
  expect(await page('state')).toEqual({ ...first, marked: ['walls.p1.s2 en'] });
});

test('a mouse highlights the sentence under it in both languages; touch does not', async ({ open }) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'zh+en' });
  await page('point', { selector: segment, pointerType: 'touch' });
  expect((await page('state')).pointed).toEqual([]);
  await page('point', { selector: segment, pointerType: 'mouse' });
  expect((await page('state')).pointed).toEqual(both.toReversed());
  await page('point', { selector: '#tide-p1-s1', pointerType: 'mouse' });
  expect((await page('state')).pointed).toEqual(['tide.p1.s1 zh-Hans', 'tide.p1.s1 en']);
  await page('point', { pointerType: 'mouse' });
  expect(await page('state')).toEqual({ ...none, address: 'none yet' });
});

test('keys step through all sentences and stop at the ends', async ({ open, tab }) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en+zh' });
  const marked = async () => (await page('state')).address;
  await tab.press('j');
  expect(await marked()).toBe('#harbour-p1-s1');
  await tab.press('k');
  expect(await marked(), 'there is none before').toBe('#harbour-p1-s1');
  for (let n = 0; n < 3; n++) await tab.press('j');
  expect(await marked()).toBe('#tide-p1-s1');
  const click = async (id: string) => {
    await page('scrollTo', { id, below: 200 });
    await page('click', { selector: `#${id}` });
  };
  await click('tide-p2-s4');
  await tab.press('j');
  expect(await marked()).toBe('#tide-list1-i1-s1');
  await click('light-p3-s2');
  await tab.press('j');
  expect(await marked(), 'there is none after').toBe('#light-p3-s2');
  await tab.press('k');
  expect(await page('state')).toMatchObject({ marked: ['light.p3.s1 en', 'light.p3.s1 zh-Hans'] });
});

test('keys go to the first sentence of the next paragraph, and back to the first of this one', async ({
  open,
  tab,
}) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en+zh' });
  const marked = async () => (await page('state')).address;
  await page('scrollTo', { id: 'tide-p2-s2', below: 200 });
  await page('click', { selector: '#tide-p2-s2' });
  await tab.press('J');
  expect(await marked()).toBe('#tide-list1-i1-s1');
  await tab.press('K');
  expect(await marked()).toBe('#tide-p2-s1');
  await tab.press('j');
  await tab.press('K');
  expect(await marked()).toBe('#tide-p2-s1');
});

test('a step announces its sentence once, in every language shown, each with its own tag, and exposes it', async ({
  open,
  tab,
}) => {
  const page = await open<typeof Driver>('interactions');
  for (const pinyin of [false, true]) {
    await page('show', { name: 'en+zh', pinyin });
    await page('scrollTo', { id: 'tide-p1-s1', below: 300 });
    await page('click', { selector: '#tide-p1-s2' });
    await tab.press('k');
    const [english, chinese] = (await page('texts', { name: 'en+zh', segment: 'tide.p1.s1' })) ?? [];
    const both = [
      { text: english, lang: 'en' },
      { text: chinese, lang: 'zh-Hans' },
    ];
    await expect.poll(() => page('announced')).toEqual(both);
    expect(await page('exposed')).toEqual(['tide.p1.s1 en true', 'tide.p1.s1 zh-Hans true']);
    await tab.press('j');
    const [sentence] = (await page('texts', { name: 'en+zh', segment: 'tide.p1.s2' })) ?? [];
    // What says that there is no translation is in the language of the interface.
    const gap = { text: 'gap.segment Simplified Chinese', lang: 'en' };
    await expect.poll(() => page('announced')).toEqual([{ text: sentence, lang: 'en' }, gap]);
    await tab.press('Escape');
    expect(await page('exposed')).toEqual([]);
  }
});

test('Tab goes on from the sentence that keys have marked, in both directions, and no sentence is a tab stop', async ({
  open,
  tab,
}) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en' });
  const [inTerm, nowhere] = [
    { segment: 'walls.p1.s2', name: 'a', stops: 0 },
    { segment: '', name: 'a', stops: 0 },
  ];
  const stepTo = async (key: string, from: string, to: string) => {
    await page('focusOn', { selector: '.brand' });
    await page('follow', { hash: `#${from}` });
    await page('scrollTo', { id: from, below: 300 });
    await tab.press(key);
    expect(await page('state')).toMatchObject({ address: `#${to}` });
    // The focus stays where it was until the reader moves it.
    expect(await page('focus')).toEqual(nowhere);
  };
  await stepTo('j', 'walls-p1-s1', 'walls-p1-s2');
  const before = await page('scrolled');
  await tab.press('Tab');
  expect(await page('focus'), 'forwards').toEqual(inTerm);
  expect(await page('scrolled')).toBe(before);
  await stepTo('j', 'walls-p1-s2', 'walls-p1-s3');
  await tab.press('Shift+Tab');
  expect(await page('focus'), 'backwards').toEqual(inTerm);
  // What the reader does later counts more.
  await stepTo('k', 'walls-p1-s3', 'walls-p1-s2');
  await page('focusOn', { selector: '.views a' });
  await page('focusOn', { selector: '.brand' });
  await tab.press('Tab');
  expect(await page('focus'), 'after moving the focus').toEqual(nowhere);
  await stepTo('k', 'walls-p1-s3', 'walls-p1-s2');
  await page('pointerDown', { selector: '#tide-p1-s1' });
  await tab.press('Tab');
  expect(await page('focus'), 'after using a pointer').toEqual(nowhere);
});

test('Escape removes the mark, unless there is something to close', async ({ open, tab }) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en' });
  await page('click', { selector: segment });
  await page('openActions', { row: 'walls-p1' });
  await tab.press('Escape');
  expect(await page('actions', { row: 'walls-p1' })).toMatchObject({ open: false });
  expect((await page('state')).marked).toEqual(['walls.p1.s2 en']);
  await tab.press('Escape');
  expect(await page('state')).toEqual(none);
  // With nothing marked, it does not touch the address.
  await page('follow', { hash: '#walls-p1' });
  await page('show', { name: 'en' });
  await tab.press('Escape');
  expect((await page('state')).address).toBe('none yet');
});

test('Alt with the arrow keys steps even if all single keys are switched off', async ({ open, tab }) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en', keys: NO_KEYS });
  await tab.press('j');
  expect((await page('state')).address).toBe('none yet');
  for (const [key, address] of [
    ['Alt+ArrowDown', '#harbour-p1-s1'],
    ['Alt+ArrowDown', '#harbour-p1-s2'],
    ['Alt+ArrowUp', '#harbour-p1-s1'],
  ] as const) {
    await tab.press(key);
    expect((await page('state')).address).toBe(address);
  }
});

test('a step starts from the visible text if the mark is out of sight, and no bar covers its sentence', async ({
  open,
  tab,
}) => {
  for (const size of [PHONE, DESKTOP]) {
    const page = await open<typeof Driver>('interactions', size);
    await page('show', { name: 'en' });
    await page('click', { selector: '#harbour-p1-s1' });
    await page('scrollTo', { id: 'depth-p1-s2', below: 200 });
    await tab.press('j');
    const { address } = await page('state');
    expect(address).toMatch(/^#(walls-p4|depth-p1)/);
    for (let n = 0; n < 6; n++) {
      await tab.press('j');
      expect(await page('isClear', { selector: (await page('state')).address })).toBe(true);
    }
  }
});

test('every other key runs its command on the marked sentence, else on the first visible one', async ({
  open,
  tab,
}) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en' });
  await page('scrollTo', { id: 'walls-p2-s1' });
  for (const key of ['f', 's', 'l', 'y', 'c', '?']) await tab.press(key);
  expect((await page('state')).asked).toEqual(
    ['flip', 'swap', 'layout', 'link', 'contents', 'help'].map((action) => `${action} walls.p2.s1`),
  );
  await page('click', { selector: segment });
  await tab.press('y');
  expect((await page('state')).asked).toEqual(['link walls.p1.s2']);
  await page('show', {
    name: 'en',
    keys: { ...NO_KEYS, next: 'n', flip: 'f' },
  });
  for (const key of ['j', 'k', 's', 'n']) await tab.press(key);
  expect(await page('state')).toEqual({
    marked: ['walls.p2.s1 en'],
    pointed: [],
    address: '#walls-p2-s1',
    asked: [],
  });
});

test('shortcuts are off while typing, in dialogs, with modifiers and during composition', async ({
  open,
  tab,
}) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en' });
  const untouched = async (what: string) => {
    expect(await page('state'), what).toEqual({ ...none, address: 'none yet' });
  };
  for (const [html, selector] of [
    ['<input>', '.made-up input'],
    ['<textarea></textarea>', '.made-up textarea'],
    ['<select><option>j</option></select>', '.made-up select'],
    ['<p contenteditable="true"><b tabindex="0">Tide</b></p>', '.made-up b'],
    ['<dialog><button>Close</button></dialog>', '.made-up button'],
  ] as const) {
    await page('focusIn', { html, selector });
    expect(await page('press', { key: 'j' }), selector).toBe(true);
    await untouched(selector);
  }
  await page('focusIn', { html: '<input>', selector: '.made-up input' });
  for (const key of ['j', 'f', '?']) await tab.press(key);
  expect(await page('typed')).toBe('jf?');
  await untouched('typed');
  await page('removeControl');
  for (const modifier of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }]) {
    expect(await page('press', { key: 'j', ...modifier }), JSON.stringify(modifier)).toBe(true);
    await untouched(JSON.stringify(modifier));
  }
  expect(await page('press', { key: 'x' })).toBe(true);
  await untouched('another key');
  expect(await page('press', { key: 'j' }), 'the browser does not get a key that was used').toBe(false);
  expect((await page('state')).address).toBe('#harbour-p1-s1');
});

test('a fragment marks its sentence in any view; one that names nothing is reported', async ({ open }) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en+zh' });
  const marked = async () => (await page('state')).marked;
  expect(await page('follow', { hash: '#walls-p1-s2' })).toBe(true);
  expect(await marked()).toEqual(both);
  expect(await page('follow', { hash: '#tide-p2' }), 'a paragraph').toBe(true);
  expect(await marked()).toEqual([]);
  expect(await page('follow', { hash: '#walls-p1-s2--zh-Hans' })).toBe(true);
  expect(await marked()).toEqual(both);
  await page('show', { name: 'zh' });
  await page('scrollTo', { id: 'harbour-p1' });
  expect(await page('follow', { hash: '#light-p1-s2--zh-Hans' }), 'an id of the second language').toBe(true);
  expect(await marked()).toEqual(['light.p1.s2 zh-Hans']);
  expect(await page('isClear', { selector: '#light-p1-s2' })).toBe(true);
  // Sentences 3 to 9 were joined to the second one, as if a language with fewer sentences had been added.
  for (const hash of ['#light-p1-s9', '#light-p1-s3--en']) {
    expect(await page('follow', { hash }), hash).toBe(true);
    expect(await marked(), hash).toEqual(['light.p1.s2 zh-Hans']);
  }
  for (const hash of ['#no-such', '#no-such-p1-s2', '#light-p1-s9999', '#%E0%A4%A'])
    expect(await page('follow', { hash }), hash).toBe(false);
  expect(await marked()).toEqual([]);
  expect(await page('follow', { hash: '' })).toBe(true);
});

test('marks are restored when the text is rendered again', async ({ open }) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en' });
  await page('click', { selector: segment });
  await page('point', { selector: '#tide-p1-s1', pointerType: 'mouse' });
  await page('render', { name: 'zh+en' });
  const pointed = ['tide.p1.s1 zh-Hans', 'tide.p1.s1 en'];
  expect(await page('state')).toEqual({ ...first, marked: both.toReversed(), pointed });
});

for (const [layout, size] of [
  ['columns', DESKTOP],
  ['stacked', PHONE],
] as const) {
  test(`${layout}: marking or highlighting a sentence moves nothing and changes no line break`, async ({
    open,
  }) => {
    const page = await open<typeof Driver>('interactions', size);
    for (const name of ['en+zh', 'zh'] as const) {
      for (const layers of [{}, { pinyin: true, terms: true }]) {
        const { segments, ...moved } = await page('marksThatMove', { name, layout, ...layers });
        expect(segments).toBeGreaterThan(20);
        expect(moved, name).toEqual({ rows: [], lines: [], structure: [] });
      }
    }
  });
}

test('a term, pinyin and a mark on the same words are all there, and leave the text as it is', async ({
  open,
}) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'zh', pinyin: true, terms: true });
  const [text = ''] = (await page('texts', { name: 'zh', segment: 'walls.p1.s2' })) ?? [];
  await page('follow', { hash: segment });
  const { term, ...layers } = await page('layersOf', { selector: segment });
  expect(layers).toEqual({
    isMarked: true,
    text,
    hasPinyinInTerm: true,
    hasPinyinAfterTerm: true,
    nested: 0,
  });
  expect(term).toBe(text.slice(0, 2));
});

test('tap to compare: a sentence opens its counterpart directly below it, announced once, and moves nothing above', async ({
  open,
  tab,
}) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en+zh', layout: 'peek' });
  await page('scrollTo', { id: 'walls-p1-s1', below: 200 });
  const opened = async (segment: string) => {
    const [, chinese] = (await page('texts', { name: 'en+zh', segment })) ?? [];
    return { text: chinese, lang: 'zh-Hans', isBelow: true, moved: false };
  };
  const closed = { text: '', lang: '', isBelow: false, moved: false };
  const [first, second] = ['walls.p1.s1', 'walls.p1.s2'];
  expect(await page('compare', { segment: second })).toEqual({ open: [second], ...(await opened(second)) });
  const { text, lang } = await opened(second);
  await expect.poll(() => page('announced')).toEqual([{ text, lang }]);
  expect(await page('state')).toMatchObject({ address: '#walls-p1-s2' });
  // Another one stays open.
  expect(await page('compare', { segment: first })).toEqual({
    open: [first, second],
    ...(await opened(first)),
  });
  expect(await page('compare', { segment: second })).toEqual({ open: [first], ...closed });
  expect(await page('state'), 'the mark stays with the sentence that is open').toMatchObject({
    address: '#walls-p1-s1',
  });
  expect(await page('compare', { segment: first })).toEqual({ open: [], ...closed });
  expect(await page('state')).toMatchObject({ marked: [], address: '' });
  // By keyboard: Enter on the marked sentence. It stays marked, so that Enter opens it again.
  await tab.press('j');
  const marked = (await page('state')).address.slice(1).replaceAll('-', '.');
  expect(await page('compare', { segment: marked, key: 'Enter' })).toMatchObject({
    open: [marked],
    moved: false,
  });
  expect(await page('compare', { segment: marked, key: 'Enter' })).toMatchObject({ open: [], moved: false });
  // Enter on a control is that control’s.
  await page('focusOn', { selector: '#walls-p1 summary' });
  expect(await page('compare', { segment: marked, key: 'Enter' })).toMatchObject({ open: [] });
});

test('tap to compare: two quick taps leave everything as it was, and a note does not hide the counterpart from the next tap', async ({
  open,
  tab,
}) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en+zh', layout: 'peek' });
  const sentence = '#walls-p1-s2';
  await page('click', { selector: sentence });
  await page('click', { selector: sentence, detail: 2 });
  expect(await page('state')).toMatchObject({ marked: [], address: '' });
  expect(await page('counterparts')).toEqual([]);
  await page('click', { selector: sentence });
  await page('addNote', { selector: sentence });
  expect(await page('counterparts')).toEqual(['walls.p1.s2']);
  // What is selected in a counterpart is copied once, in its language.
  const { text, html } = await copy(page, tab, { from: '.counterpart', to: '.counterpart', pointer: false });
  const [, chinese] = (await page('texts', { name: 'en+zh', segment: 'walls.p1.s2' })) ?? [];
  expect({ text, html }).toEqual({ text: chinese, html: `<p lang="zh-Hans">${chinese}</p>` });
  await page('select', { selector: undefined });
  await page('click', { selector: sentence });
  expect(await page('counterparts')).toEqual([]);
});

test('where all sentences are shown, a click opens no counterpart', async ({ open }) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en+zh', layout: 'stacked' });
  expect(await page('compare', { segment: 'walls.p1.s2' })).toMatchObject({ open: [], moved: false });
  expect((await page('state')).marked).toEqual(both);
});

test('tap to compare: what the browser’s own search finds in a folded paragraph is shown; other layouts show it anyway', async ({
  open,
}) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en+zh', layout: 'peek' });
  expect(await page('findIn', { row: 'walls-p2' })).toEqual({ before: false, height: 0, after: true });
  await page('show', { name: 'en+zh', layout: 'stacked' });
  expect(await page('findIn', { row: 'walls-p2' })).toMatchObject({ before: true, after: true });
});

test('a paragraph menu has named controls, links to the marked sentence, and closes by Escape or a click elsewhere', async ({
  open,
  tab,
}) => {
  const page = await open<typeof Driver>('interactions');
  await page('show', { name: 'en' });
  const place = 'paragraph.of paragraph.name 3.1';
  const share = (await page('canShare')) ? [`share.share${place}`] : [];
  expect(await page('openActions', { row: 'walls-p1' })).toEqual({
    open: true,
    hash: '#walls-p1',
    names: [`paragraph.address${place}`, `share.text${place}`, ...share],
    focused: 'summary',
  });
  await tab.press('Escape');
  expect(await page('actions', { row: 'walls-p1' })).toMatchObject({ open: false, focused: 'summary' });
  await page('click', { selector: segment });
  expect(await page('openActions', { row: 'walls-p1' })).toMatchObject({ open: true, hash: '#walls-p1-s2' });
  await page('click', { selector: '#walls-p1 .link' });
  expect((await page('state')).asked).toEqual(['follow link #walls-p1-s2']);
  await page('click', { selector: '#walls-p1 .link', ctrlKey: true });
  expect((await page('state')).asked, 'a new tab is for the browser').toEqual([]);
  await page('click', { selector: '#walls-p1 .copy' });
  expect((await page('state')).asked).toEqual(['follow copy']);
  await page('click', { selector: '#tide-p1-s1' });
  expect(await page('actions', { row: 'walls-p1' })).toMatchObject({ open: false, focused: 'summary' });
  await page('show', { name: 'en+zh' });
  const { names } = await page('openActions', { row: 'walls-p1' });
  expect(names[1]).toBe(`share.both${place}`);
});

test('a copy has clean text and clean HTML of the column in which it began, each paragraph with its language', async ({
  open,
  tab,
}) => {
  const page = await open<typeof Driver>('interactions', DESKTOP);
  const textOf = async (segment: string) => (await page('texts', { name: 'en+zh', segment })) ?? [];
  const joined = async (column: number, separator: string, ...segments: string[]) =>
    (await Promise.all(segments.map(textOf))).map((texts) => texts[column]).join(separator);
  const [first, second] = [['walls.p2.s1'], ['walls.p3.s1']] as const;
  await page('show', { name: 'en+zh', layout: 'columns', pinyin: true });
  const english = [await joined(0, ' ', ...first), await joined(0, ' ', ...second)];
  const chinese = [await joined(1, '', ...first), await joined(1, '', ...second)];
  const html = (texts: string[], lang: string) =>
    texts.map((text) => `<p lang="${lang}">${text}</p>`).join('');
  expect(await copy(page, tab, { from: '#walls-p2 > .lead', to: '#walls-p3 > .lead' })).toEqual({
    text: english.join('\n\n'),
    html: html(english, 'en'),
  });
  expect(await copy(page, tab, { from: '#walls-p2 > .beside', to: '#walls-p3 > .beside' })).toEqual({
    text: chinese.join('\n\n'),
    html: html(chinese, 'zh-Hans'),
  });
  // A part of one sentence.
  const part = await copy(page, tab, { from: '#walls-p2-s1', to: '#walls-p2-s1' });
  expect(part.text).toBe(await joined(0, '', 'walls.p2.s1'));
  // A selection that did not begin in a column has both.
  await page('pointerDown', { selector: 'h1' });
  const both = await copy(page, tab, {
    from: '#walls-p2 > .lead',
    to: '#walls-p3 > .beside',
    pointer: false,
  });
  expect(both.text).toBe([english[0], chinese[0], english[1], chinese[1]].join('\n\n'));
});
