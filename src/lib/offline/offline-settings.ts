import { readLocal, removeLocal, writeLocal, type OpenStorage, type StorageKey } from '../storage/local.ts';

const openLocal = () => localStorage;

/** Something that the reader has switched off: `off` is stored under the key. On, unless storage says otherwise. */
const offSwitch = (key: StorageKey) => ({
  isOff: (open: OpenStorage<'getItem'> = openLocal): boolean =>
    readLocal(key, (text) => text === 'off', open),
  setOff: (off: boolean, open: OpenStorage<'setItem' | 'removeItem'> = openLocal): void => {
    // Where storage is full or switched off, the choice is not remembered.
    if (off) writeLocal(key, 'off', open);
    else removeLocal(key, open);
  },
});

/** Whether the reader has switched off the offline copy. */
export const { isOff, setOff } = offSwitch('duidu:offline');

/** Whether the reader has switched off notices of new versions. */
export const { isOff: isMuted, setOff: setMuted } = offSwitch('duidu:notice');
