/** R16, wherever people are told of something that changes a plan of which they have a copy. */
export const UNTIL_A_COPY = 'Until you have a revised copy, follow the plan in the person’s home.';
