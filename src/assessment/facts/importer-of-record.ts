import type { Fact } from "../../model/fact.ts";
import type { ImporterContext } from "./profile-row.ts";
import { countryFacts } from "./profile-words.ts";

/** Into which countries the importer brings goods in its own name, as its profile last said. */
export const importerOfRecordFacts = (context: ImporterContext): readonly Fact[] =>
  countryFacts(context, "importer-of-record");
