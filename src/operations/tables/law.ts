import { buildLaw } from "../../law/build-law.ts";
import { readDataFolder } from "../../store/data-files.ts";
import { once } from "./once.ts";

/** The instruments, facts and markets of data/law. */
export const lawTables = once(() => buildLaw(readDataFolder("law")));
