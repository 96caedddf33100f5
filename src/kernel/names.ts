const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "Sarah Palmer, Tom Reed and 2 more": at most `most` of them by name, and one more where "1 more" would be as long. */
export const named = (names: readonly string[], most = 3): string =>
  AND.format(names.length > most + 1 ? [...names.slice(0, most), `${names.length - most} more`] : names);
