import type { Interface } from '../i18n/interface.ts';
import { formatDateTime, formatLanguages, formatBytes } from '../i18n/format.ts';
import type { Copy, State } from '../offline/protocol.ts';

/**
 * Describes the state of the offline copy in one sentence. Language names are in the interface language too, unless
 * `names` replaces them.
 */
export function describeState({ lang, t }: Interface, state: State, online: boolean, names?: string): string {
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
  const values = {
    languages: names ?? formatLanguages(lang, langs),
    size: formatBytes(lang, bytes),
  };
  return online ? t('offline.saved', values) : t('offline.now', values);
}

/** Describes which version a copy is and, if known, when it was saved. */
export function describeVersion({ lang, t }: Interface, { version, savedAt }: Copy): string {
  return savedAt === undefined
    ? t('offline.version', { version })
    : t('offline.versionSince', { version, moment: formatDateTime(lang, savedAt) });
}
