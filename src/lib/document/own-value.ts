/**
 * The value of a key that the record itself has. Use it wherever a key comes from a locale file: a section or an entry may
 * be called `constructor`, which every object inherits.
 */
export const ownValue = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;
