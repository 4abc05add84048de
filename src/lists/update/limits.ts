/** Entries in force, or names, beyond which a loss is taken for a file that was read wrongly. In percent. */
export const mostLostPercent = 5;
/** Growth, in percent, from which the same names more often are taken for a list that was doubled. */
export const doubledFromPercent = 50;
/** New entries, beside those in force, beyond which they are taken for something else of the page. In percent. */
export const mostNewPercent = 50;
/** New entries of a short list that a person reads at a glance, whatever part of it they are. */
export const fewNew = 10;
/** Entries whose days, or whose sub-lists, changed, beyond which they are taken for columns that moved. In percent. */
export const mostChangedPercent = 5;
/** Names of entries that a check lists; its counts are of all. */
export const mostNamed = 100;
