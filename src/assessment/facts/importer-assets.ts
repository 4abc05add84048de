import type { Fact } from "../../model/fact.ts";
import { amountFacts } from "./profile-amount.ts";
import type { ImporterContext } from "./profile-row.ts";

/** The importer's assets on each day that its profile names, in the currency of the row; nothing is converted. */
export const importerAssetsFacts = (context: ImporterContext): readonly Fact[] =>
  amountFacts(context, "importer-assets");
