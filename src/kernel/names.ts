const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "Sarah Palmer, Tom Reed and 2 more": at most `most` of them by name, and one more where "1 more" would be as long. */
export const named = (all: readonly string[], most = 3): string => {
  // "The support worker" is no name: in the middle of a sentence it begins small.
  const names = all.map((name) => name.replace(/^The (?=\p{Ll})/u, 'the '));
  return AND.format(names.length > most + 1 ? [...names.slice(0, most), `${names.length - most} more`] : names);
};
