import type { Fact } from "../../model/fact.ts";
import type { ImporterContext } from "./profile-row.ts";
import { wordFacts } from "./profile-words.ts";

/** What the importer recorded of its own assessment of its suppliers. It is no finding about any of them. */
export const importerKnowledgeFacts = (context: ImporterContext): readonly Fact[] =>
  wordFacts(context, "importer-knowledge");
