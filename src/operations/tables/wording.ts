import { readDataFile } from "../../store/data-files.ts";
import { readWordingTables, wordingFileNames } from "../../wording/term-tables.ts";
import { nameTables } from "./names.ts";
import { once } from "./once.ts";

/** The terms of data/safety/terms. */
export const wordingTables = once(() =>
  readWordingTables(
    Object.fromEntries(wordingFileNames.map((file) => [file, readDataFile(`safety/terms/${file}`)])),
    nameTables().characters(),
  ),
);
