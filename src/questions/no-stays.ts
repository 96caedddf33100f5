/** R19: said before somebody is taken out of the circle, or held back: their no is no way around them. */
export const NO_STAYS =
  'If they have said no to a change of the plan, their no stays there to be read, and a coordinator or manager decides whether it goes on.';
