import type { Fact } from "../../model/fact.ts";
import type { ImporterContext } from "./profile-row.ts";
import { wordFacts } from "./profile-words.ts";

/** Whether the importer has reasonable suspicion of child labour, in its own assessment. It is no finding about anybody. */
export const importerSuspicionFacts = (context: ImporterContext): readonly Fact[] =>
  wordFacts(context, "importer-suspicion");
