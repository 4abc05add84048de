import type { Fact } from "../../model/fact.ts";
import { amountFacts } from "./profile-amount.ts";
import type { ImporterContext } from "./profile-row.ts";

/** How many people the importer employs, everywhere or in one country, on each day that its profile names. */
export const importerEmployeesFacts = (context: ImporterContext): readonly Fact[] =>
  amountFacts(context, "importer-employees");
