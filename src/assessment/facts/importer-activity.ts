import type { Fact } from "../../model/fact.ts";
import type { ImporterContext } from "./profile-row.ts";
import { wordFacts } from "./profile-words.ts";

/** What the importer does with goods or services, as its profile last said. */
export const importerActivityFacts = (context: ImporterContext): readonly Fact[] =>
  wordFacts(context, "importer-activity");
