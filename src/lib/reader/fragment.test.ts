import { expect, it, vi } from 'vitest';

vi.mock('$app/navigation', () => ({ replaceState: vi.fn() }));
vi.mock('$app/state', () => ({ page: { state: {} } }));
const { decodeFragment, withoutSuffix, writeFragment } = await import('./fragment.ts');
const { replaceState } = await import('$app/navigation');

it('removes the suffix of the second language', () => {
  expect(withoutSuffix('rise-p1-s1--ar')).toBe('rise-p1-s1');
  expect(withoutSuffix('rise-p1-s1--zh-Hans')).toBe('rise-p1-s1');
  expect(withoutSuffix('rise--high-p1-s1--ar')).toBe('rise--high-p1-s1');
  expect(withoutSuffix('rise-p12')).toBe('rise-p12');
});

it('takes no more than 100 ms for 120,000 hyphens', () => {
  const start = performance.now();
  expect(withoutSuffix(`${'-'.repeat(120_000)}.`)).toHaveLength(119_998);
  expect(performance.now() - start).toBeLessThan(100);
});

it('leaves a fragment with malformed escapes as it is', () => {
  expect(decodeFragment('%E6%96%87')).toBe('文');
  expect(decodeFragment('%')).toBe('%');
});

it('writes a fragment later if the browser does not allow it now', () => {
  vi.useFakeTimers();
  vi.stubGlobal('location', { pathname: '/' });
  vi.mocked(replaceState).mockImplementationOnce(() => {
    throw new DOMException('Too many', 'SecurityError');
  });
  writeFragment('#rise');
  expect(replaceState).toHaveBeenCalledTimes(1);
  vi.runAllTimers();
  expect(replaceState).toHaveBeenCalledTimes(2);
  expect(replaceState).toHaveBeenLastCalledWith('#rise', {});
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('changes the address at once, and while a key is held less often than Safari allows', () => {
  vi.useFakeTimers({ now: Date.now() + 60_000 });
  vi.stubGlobal('location', { pathname: '/' });
  vi.mocked(replaceState).mockClear();
  writeFragment('#rise-p1');
  expect(replaceState).toHaveBeenCalledTimes(1);
  for (let n = 0; n < 600; n++) {
    vi.advanceTimersByTime(50);
    writeFragment(`#rise-p${n}`);
  }
  expect(vi.mocked(replaceState).mock.calls.length).toBeLessThan(100);
  vi.runAllTimers();
  expect(replaceState).toHaveBeenLastCalledWith('#rise-p599', {});
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
