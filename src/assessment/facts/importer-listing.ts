import type { Fact } from "../../model/fact.ts";
import type { ImporterContext } from "./profile-row.ts";
import { countryFacts } from "./profile-words.ts";

/** Where the importer is listed, as its profile last said. */
export const importerListingFacts = (context: ImporterContext): readonly Fact[] =>
  countryFacts(context, "importer-listing");
