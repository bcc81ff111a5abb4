/** Of one form: more come with a second. */
export const mostNominees = 10;
