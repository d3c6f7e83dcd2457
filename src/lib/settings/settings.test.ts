import { describe, expect, it, vi } from 'vitest';
import { SETTINGS, allows, defaultOf, parse, type Setting } from './schema.ts';
import { KEY } from './appearance.ts';
import { apply, clearFresh, hideUntilNavigation, isFresh, markFresh, setNoticeShown } from './apply.ts';
import { SettingsStore } from './store.svelte.ts';

/** A fake `<html>` with what apply.ts uses of it. */
function fakeRoot() {
  const style = new Map<string, string>();
  return {
    dataset: {} as Record<string, string>,
    style: {
      setProperty: (name: string, value: string | number) =>
        value === '' ? style.delete(name) : style.set(name, String(value)),
    },
    setAttribute(name: string, value: string) {
      this.dataset[name.replace('data-', '')] = value;
    },
    removeAttribute(name: string) {
      Reflect.deleteProperty(this.dataset, name.replace('data-', ''));
    },
    written: style,
    // One for dark systems, one for all others.
    bars: ['#161514', '#fbf9f4'].map((content) => ({ content, dataset: {} })),
    querySelectorAll() {
      return this.bars;
    },
  };
}

// As in the styles, `--paper` depends on the theme of the root.
vi.stubGlobal('getComputedStyle', ({ dataset }: ReturnType<typeof fakeRoot>) => ({
  getPropertyValue: (name: string) => name === '--paper' && `paper of ${dataset['theme']}`,
}));

const platform = (storage: Partial<Storage>) => {
  const root = fakeRoot();
  return {
    root,
    platform: { storage: () => storage as Storage, root: () => root as unknown as HTMLElement },
  };
};

describe('parse drops stored values that are not allowed', () => {
  it.each([
    [null, {}],
    ['', {}],
    ['{', {}],
    ['null', {}],
    ['[1]', {}],
    ['"dark"', {}],
    ['{"theme":"dark"}', { theme: 'dark' }],
    ['{"theme":"mauve","layout":"peek"}', { layout: 'peek' }],
    ['{"latinScale":1.4,"hanScale":99,"measure":"30"}', { latinScale: 1.4 }],
    ['{"measure":null,"constructor":1,"toString":"x","__proto__":{"theme":"dark"}}', {}],
  ])('%s', (stored, expected) => expect(parse(stored)).toEqual(expected));

  it('allows every default', () => {
    for (const setting of Object.keys(SETTINGS) as Setting[])
      expect(allows(setting, defaultOf(setting)), setting).toBe(true);
  });
});

it('applies options as data attributes and numbers as custom properties, and removes both again', () => {
  const root = fakeRoot();
  apply({ theme: 'sepia', latinFace: 'sans', latinScale: 1.5 }, root as unknown as HTMLElement);
  expect(root.dataset).toEqual({ theme: 'sepia', 'latin-face': 'sans' });
  expect([...root.written]).toEqual([['--latin-scale', '1.5']]);
  expect(root.bars.map(({ content }) => content)).toEqual(['paper of sepia', 'paper of sepia']);
  apply({}, root as unknown as HTMLElement);
  expect(root.dataset).toEqual({});
  expect([...root.written]).toEqual([]);
  expect(root.bars.map(({ content }) => content)).toEqual(['#161514', '#fbf9f4']);
});

it('hides a page that is being left, and shows it again if no other page arrives', () => {
  vi.useFakeTimers();
  const style = { visibility: '' };
  hideUntilNavigation({ style } as HTMLElement, 3000);
  expect(style.visibility).toBe('hidden');
  vi.advanceTimersByTime(3000);
  expect(style.visibility).toBe('');
  vi.useRealTimers();
});

it('marks a document as fresh until that is cleared', () => {
  const root = { dataset: {} } as HTMLElement;
  expect(isFresh(root)).toBe(false);
  markFresh(root);
  expect([isFresh(root), root.dataset]).toEqual([true, { fresh: '' }]);
  clearFresh(root);
  expect([isFresh(root), root.dataset]).toEqual([false, {}]);
});

it('sets and removes the attribute for a notice', () => {
  const toggleAttribute = vi.fn();
  const root = { toggleAttribute } as unknown as HTMLElement;
  setNoticeShown(true, root);
  setNoticeShown(false, root);
  expect(toggleAttribute.mock.calls).toEqual([
    ['data-notice', true],
    ['data-notice', false],
  ]);
});

describe('SettingsStore', () => {
  it('stores what differs from the defaults, applies it at once, and resets it', () => {
    const stored = new Map<string, string>([[KEY, '{"theme":"dark"}']]);
    const { root, platform: fake } = platform({
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => stored.set(key, value),
    });
    const store = new SettingsStore(fake);
    expect([store.get('theme'), store.get('layout')]).toEqual(['dark', 'auto']);
    store.set('hanScale', 1.2);
    expect([JSON.parse(stored.get(KEY) ?? ''), root.dataset]).toEqual([
      { theme: 'dark', hanScale: 1.2 },
      { theme: 'dark' },
    ]);
    store.set('theme', 'system');
    expect(JSON.parse(stored.get(KEY) ?? '')).toEqual({ hanScale: 1.2 });
    store.reset();
    expect([stored.get(KEY), store.get('hanScale')]).toEqual(['{}', 1]);
  });

  it('keeps a change for the page where storage is full or switched off', () => {
    const fail = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const { root, platform: fake } = platform({ getItem: fail, setItem: fail });
    const store = new SettingsStore(fake);
    store.set('theme', 'sepia');
    expect([store.get('theme'), root.dataset.theme]).toEqual(['sepia', 'sepia']);
  });

  it('follows other tabs, and makes each change within wrapChange', () => {
    const stored = new Map<string, string>();
    const { platform: fake } = platform({
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => stored.set(key, value),
    });
    const store = new SettingsStore(fake);
    const log: string[] = [];
    store.wrapChange = (change) => {
      log.push('before');
      change();
      log.push(String(store.get('theme')));
    };
    const tabs = new EventTarget();
    const stop = store.listen(tabs);
    stored.set(KEY, '{"theme":"dark"}');
    tabs.dispatchEvent(Object.assign(new Event('storage'), { key: KEY }));
    tabs.dispatchEvent(Object.assign(new Event('storage'), { key: 'another' }));
    expect(log).toEqual(['before', 'dark']);
    stop();
    tabs.dispatchEvent(Object.assign(new Event('storage'), { key: KEY }));
    expect(log).toHaveLength(2);
  });
});
