import type { Fact } from "../../model/fact.ts";
import { amountFacts } from "./profile-amount.ts";
import type { ImporterContext } from "./profile-row.ts";

/** How many full-time equivalents the importer has, over each year that its profile names. */
export const importerFullTimeEquivalentsFacts = (context: ImporterContext): readonly Fact[] =>
  amountFacts(context, "importer-full-time-equivalents");
