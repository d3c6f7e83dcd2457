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

it('takes no longer than a frame for 120,000 hyphens', () => {
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
