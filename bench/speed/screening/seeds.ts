/** Of all that is drawn; the names that are not in the set come from the second seed. */
export const seeds = { names: 20_261_122, queries: 7_340_033, warming: 5_761_455 };
