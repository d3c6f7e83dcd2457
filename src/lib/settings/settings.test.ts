import { describe, expect, it, vi } from 'vitest';
import { SETTINGS, allows, defaultOf, parse, type Setting } from './schema.ts';
import { KEY } from './appearance.ts';
import { apply, hideUntilNavigation } from './apply.ts';
import { SettingsStore } from './store.svelte.ts';

/** An element as far as the module that writes to `<html>` needs one. */
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
    // For dark systems, and for any other.
    bars: ['#161514', '#fbf9f4'].map((content) => ({ content, dataset: {} })),
    querySelectorAll() {
      return this.bars;
    },
  };
}

// As the styles have it: the paper of the theme on the root.
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

describe('stored values are checked', () => {
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

  it('every default is allowed', () => {
    for (const choice of Object.keys(SETTINGS) as Setting[])
      expect(allows(choice, defaultOf(choice)), choice).toBe(true);
  });
});

it('writes lists as data attributes and numbers as variables, and takes them away again', () => {
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

it('hides a page that another one follows, but not for ever', () => {
  vi.useFakeTimers();
  const style = { visibility: '' };
  hideUntilNavigation({ style } as HTMLElement, 3000);
  expect(style.visibility).toBe('hidden');
  vi.advanceTimersByTime(3000);
  expect(style.visibility).toBe('');
  vi.useRealTimers();
});

describe('the store', () => {
  it('keeps what differs from the defaults, shows it at once, and resets', () => {
    const kept = new Map([[KEY, '{"theme":"dark"}']]);
    const { root, platform: own } = platform({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
    });
    const store = new SettingsStore(own);
    expect([store.get('theme'), store.get('layout')]).toEqual(['dark', 'auto']);
    store.set('hanScale', 1.2);
    expect([JSON.parse(kept.get(KEY) ?? ''), root.dataset]).toEqual([
      { theme: 'dark', hanScale: 1.2 },
      { theme: 'dark' },
    ]);
    store.set('theme', 'system');
    expect(JSON.parse(kept.get(KEY) ?? '')).toEqual({ hanScale: 1.2 });
    store.reset();
    expect([kept.get(KEY), store.get('hanScale')]).toEqual(['{}', 1]);
  });

  it('holds for the page where storage is full or switched off', () => {
    const fail = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const { root, platform: own } = platform({ getItem: fail, setItem: fail });
    const store = new SettingsStore(own);
    store.set('theme', 'sepia');
    expect([store.get('theme'), root.dataset.theme]).toEqual(['sepia', 'sepia']);
  });

  it('follows other tabs, and makes each change within what keeps the place', () => {
    const kept = new Map<string, string>();
    const { platform: own } = platform({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
    });
    const store = new SettingsStore(own);
    const seen: string[] = [];
    store.wrapChange = (change) => {
      seen.push('before');
      change();
      seen.push(String(store.get('theme')));
    };
    const tabs = new EventTarget();
    const stop = store.listen(tabs);
    kept.set(KEY, '{"theme":"dark"}');
    tabs.dispatchEvent(Object.assign(new Event('storage'), { key: KEY }));
    tabs.dispatchEvent(Object.assign(new Event('storage'), { key: 'another' }));
    expect(seen).toEqual(['before', 'dark']);
    stop();
    tabs.dispatchEvent(Object.assign(new Event('storage'), { key: KEY }));
    expect(seen).toHaveLength(2);
  });
});
