import type { Fact } from "../../model/fact.ts";
import type { ImporterContext } from "./profile-row.ts";
import { countryFacts } from "./profile-words.ts";

/** The country under whose law the importer was formed, as its profile last said. */
export const importerSeatFacts = (context: ImporterContext): readonly Fact[] =>
  countryFacts(context, "importer-seat");
