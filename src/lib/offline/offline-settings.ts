type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const OFF = 'duidu:offline';
const MUTED = 'duidu:notice';

/** A wish of the reader that is kept in storage; where that is switched off, it holds for no longer than it is spoken. */
const wish = (key: string) => ({
  is: (store: () => Store = () => localStorage): boolean => {
    try {
      return store().getItem(key) === 'off';
    } catch {
      return false; // Storage is switched off.
    }
  },
  set: (off: boolean, store: () => Store = () => localStorage): void => {
    try {
      if (off) store().setItem(key, 'off');
      else store().removeItem(key);
    } catch {
      // Full, or switched off.
    }
  },
});

/** Whether the reader wants nothing kept for offline. */
export const { is: isOff, set: setOff } = wish(OFF);

/** Whether the reader wants no notice of new versions. */
export const { is: isMuted, set: setMuted } = wish(MUTED);
