import type { NameTables } from "./name-tables.ts";

/** Raised by hand whenever a change of code may change a score. */
const codeVersion = "5";

/** What a score depends on besides the two names: version of the code and hash of the tables. Goes on every result. */
export const namesAlgorithm = (tables: NameTables): string => `names-${codeVersion}+${tables.version()}`;
