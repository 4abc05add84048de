import type { Fact } from "../../model/fact.ts";
import type { ImporterContext } from "./profile-row.ts";
import { wordFacts } from "./profile-words.ts";

/** Whether the importer is a company or an institution of a government, as its profile last said. */
export const importerFormFacts = (context: ImporterContext): readonly Fact[] =>
  wordFacts(context, "importer-form");
