import type { Fact } from "../../model/fact.ts";
import { importerActivityFacts } from "./importer-activity.ts";
import { importerAssetsFacts } from "./importer-assets.ts";
import { importerBusinessFacts } from "./importer-business.ts";
import { importerEmployeesFacts } from "./importer-employees.ts";
import { importerFormFacts } from "./importer-form.ts";
import { importerFullTimeEquivalentsFacts } from "./importer-full-time-equivalents.ts";
import { importerKnowledgeFacts } from "./importer-knowledge.ts";
import { importerListingFacts } from "./importer-listing.ts";
import { importerMineralsFacts } from "./importer-minerals.ts";
import { importerOfRecordFacts } from "./importer-of-record.ts";
import { importerSeatFacts } from "./importer-seat.ts";
import { importerSuspicionFacts } from "./importer-suspicion.ts";
import { importerTurnoverFacts } from "./importer-turnover.ts";
import { importerYearEndFacts } from "./importer-year-end.ts";
import type { ImporterContext } from "./profile-row.ts";

/** Facts about the importer itself, one maker a fact of data/law/facts.yml: the same whatever subject is asked about. */
const makers: readonly ((context: ImporterContext) => readonly Fact[])[] = [
  importerEmployeesFacts,
  importerFullTimeEquivalentsFacts,
  importerTurnoverFacts,
  importerAssetsFacts,
  importerSeatFacts,
  importerListingFacts,
  importerBusinessFacts,
  importerOfRecordFacts,
  importerActivityFacts,
  importerFormFacts,
  importerMineralsFacts,
  importerKnowledgeFacts,
  importerSuspicionFacts,
  importerYearEndFacts,
];

export const importerFacts = (context: ImporterContext): readonly Fact[] =>
  makers.flatMap((make) => make(context));
