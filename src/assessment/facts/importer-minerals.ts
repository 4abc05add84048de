import type { Fact } from "../../model/fact.ts";
import type { ImporterContext } from "./profile-row.ts";
import { wordFacts } from "./profile-words.ts";

/** How the importer's minerals compare with a country's thresholds, as its profile last said. */
export const importerMineralsFacts = (context: ImporterContext): readonly Fact[] =>
  wordFacts(context, "importer-minerals");
