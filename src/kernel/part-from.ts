/** Where a part of a list begins, as a button of ours says; at the beginning for anything else. */
export const partFrom = (text: string | undefined): number => Math.max(0, Number.parseInt(text ?? '', 10) || 0);
