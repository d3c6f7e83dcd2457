import type * as Driver from './page/sheets.ts';
import { expect, test } from './test.ts';

const closed = { open: false, sheet: '', onText: false, failed: '' };

test('Back, Escape, its button and a click outside close a sheet and return the focus', async ({
  open,
  tab,
}) => {
  const page = await open<typeof Driver>('sheets');
  await page('show');
  await page('count');
  for (const leave of [
    () => page('back'),
    () => tab.press('Escape'),
    () => page('close', { way: 'button' }),
    () => page('close', { way: 'outside' }),
    () => page('close', { way: 'twice' }),
  ]) {
    await page('clickOpen', { detail: 1 });
    expect(await page('settled', { open: true })).toMatchObject({
      open: true,
      entries: 1,
      sheet: 'contents',
    });
    await leave();
    // The entry is still there to go forward to; the next sheet replaces it.
    expect(await page('settled', { open: false }), String(leave)).toEqual({
      ...closed,
      entries: 1,
      onButton: true,
    });
  }
});

test('the second click of a double-click neither opens nor closes a sheet', async ({ open }) => {
  const page = await open<typeof Driver>('sheets');
  await page('show');
  await page('count');
  await page('clickOpen', { detail: 2 });
  await page('clickOpen', { detail: 1 });
  expect(await page('settled', { open: true })).toMatchObject({ entries: 1 });
  await page('close', { way: 'double click' });
  await page('close', { way: 'keyboard at no point' });
  expect(await page('settled', { open: true })).toMatchObject({ open: true, sheet: 'contents' });
});

test('a sheet replaces an open one in the history, and waits for one that is closing', async ({ open }) => {
  const page = await open<typeof Driver>('sheets');
  await page('show');
  await page('count');
  await page('openByName', { name: 'contents' });
  expect(await page('openByName', { name: 'settings' })).toMatchObject({
    open: true,
    entries: 1,
    sheet: 'settings',
  });
  expect(await page('closeAndOpen')).toMatchObject({ open: true, entries: 1, sheet: 'settings' });
  await page('back');
  expect(await page('settled', { open: false })).toMatchObject({ open: false, sheet: '' });
});

test('a sheet opens after a switch in flight, and not once the reader has left the page', async ({
  open,
}) => {
  const page = await open<typeof Driver>('sheets');
  await page('show');
  for (const arrives of [true, false])
    expect(await page('openWhileSwitching', { arrives })).toEqual({ before: false });
  expect(await page('goOnWhileLoading')).toBe(false);
});

test('a sheet that cannot be loaded is reported with the reason, and leaves no history entry', async ({
  open,
}) => {
  const page = await open<typeof Driver>('sheets');
  await page('show');
  await page('count');
  const failing = { open: false, entries: 0 };
  expect(await page('openFailing', { version: 'own' })).toMatchObject({ ...failing, failed: 'incomplete' });
  expect(await page('openFailing', { version: 'newer' })).toMatchObject({ ...failing, failed: 'updated' });
  expect(await page('openFailing', {})).toMatchObject({ ...failing, failed: 'offline' });
  expect(await page('openByName', { name: 'contents' })).toMatchObject({ open: true, failed: '' });
});

test('choosing a section in the contents replaces the sheet’s history entry and moves the focus', async ({
  open,
}) => {
  const page = await open<typeof Driver>('sheets');
  await page('show');
  await page('count');
  await page('clickOpen', { detail: 1 });
  await page('settled', { open: true });
  expect(await page('followContents')).toMatchObject({
    open: false,
    entries: 1,
    hash: '#walls',
    heading: 'walls',
  });
  await page('back');
  await expect.poll(() => page('hash')).toBe('');
});
