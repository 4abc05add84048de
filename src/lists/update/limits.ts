/** Entries in force, or names, beyond which a loss is taken for a file that was read wrongly. In percent. */
export const mostLostPercent = 5;
/** Growth, in percent, from which the same names more often are taken for a list that was doubled. */
export const doubledFromPercent = 50;
/** Names of entries that a check lists; its counts are of all. */
export const mostNamed = 100;
