import type { Fact } from "../../model/fact.ts";
import { amountFacts } from "./profile-amount.ts";
import type { ImporterContext } from "./profile-row.ts";

/** The importer's turnover of each year that its profile names, in the currency of the row; nothing is converted. */
export const importerTurnoverFacts = (context: ImporterContext): readonly Fact[] =>
  amountFacts(context, "importer-turnover");
