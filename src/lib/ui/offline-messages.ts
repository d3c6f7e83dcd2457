import type { Interface } from '../i18n/interface.ts';
import { formatDateTime, formatLanguages, formatBytes } from '../i18n/format.ts';
import type { Copy, State } from '../offline/protocol.ts';

/**
 * What there is for offline reading, in one sentence of the interface; also the names of the languages are, unless they
 * are given.
 */
export function stateIn({ lang, t }: Interface, state: State, online: boolean, names?: string): string {
  const { kind } = state;
  if (kind === 'unknown') return t('offline.unknown');
  if (kind === 'saving') {
    return t('offline.saving', { done: state.done, total: state.total });
  }
  if (kind === 'failed') {
    return {
      quota: t('offline.failed.quota'),
      network: t('offline.failed.network'),
      damaged: t('offline.failed.damaged'),
      refused: t('offline.none.refused'),
    }[state.failure];
  }
  if (kind === 'none') {
    return {
      unsupported: t('offline.none.unsupported'),
      refused: t('offline.none.refused'),
      removed: t('offline.none.removed'),
    }[state.why];
  }
  const { langs, bytes } = state.copy;
  const words = {
    languages: names ?? formatLanguages(lang, langs),
    size: formatBytes(lang, bytes),
  };
  return online ? t('offline.saved', words) : t('offline.now', words);
}

/** Which version a copy is, and since when it is there. */
export function versionIn({ lang, t }: Interface, { version, savedAt }: Copy): string {
  return savedAt === undefined
    ? t('offline.version', { version })
    : t('offline.versionSince', { version, moment: formatDateTime(lang, savedAt) });
}
