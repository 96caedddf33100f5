/**
 * What shows nothing: spaces of any width, controls, what writing systems ignore where it stands alone (soft hyphens, joiners, fillers
 * such as U+3164, marks of direction), and two that are drawn empty, the braille pattern without dots and the null notehead.
 */
const SHOWS_NOTHING = /[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/gu;

/** Nothing that can be seen. */
export const blank = (text: string | undefined): boolean =>
  text === undefined || text.replace(SHOWS_NOTHING, '') === '';
