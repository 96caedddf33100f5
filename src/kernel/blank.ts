/** Nothing that can be seen. */
export const blank = (text: string | undefined): boolean =>
  text === undefined || text.replace(/[\s\p{Cf}]/gu, '') === '';
