import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { Assessment } from "../model/fact.ts";
import type { Flow } from "../model/flow.ts";
import type { Said } from "../model/said.ts";

/** A version of an official list (or of an example) that was read for this report. */
export interface ReportList {
  readonly key: string;
  readonly title: string;
  readonly version: string;
  readonly published: IsoDate;
  readonly entries: number;
  readonly origin: string;
  /** Whole days from its publication to the day of the report. */
  readonly ageDays: number;
  /** Older than its cadence, or known to be incomplete. */
  readonly stale: boolean;
  readonly fictional: boolean;
  readonly knownGaps: readonly string[];
  readonly publisher: string;
  readonly url: string;
}

/** Versions of what was read and run: the same inputs give the same report. */
export interface ReportMade {
  readonly law: string;
  readonly screening: string;
  readonly tracing: string;
  readonly today: IsoDate;
  /** null = everything recorded so far. */
  readonly knownBy: IsoDate | null;
}

export interface ReportInput {
  readonly title: string;
  readonly workspace: string;
  readonly fictional: boolean;
  readonly at: IsoInstant;
  readonly appVersion: string;
  /** Names of the parties with the role `self`. */
  readonly importer: readonly string[];
  /** In the order of the report; several markets and regimes a subject. */
  readonly assessments: readonly Assessment[];
  /** By subject; some subjects may have none. */
  readonly flows: readonly Flow[];
  /** Statements of documents about what the assessments name, by all sides, oldest first. */
  readonly said?: readonly Said[] | undefined;
  readonly lists: readonly ReportList[];
  /** What is known not to have been looked at. */
  readonly gaps: readonly string[];
  readonly issues: readonly { readonly message: string; readonly hint: string }[];
  readonly made: ReportMade;
  readonly fingerprint: string;
  /** ISO 3166-1 code of the country by party node id, where a record gives one. */
  readonly countries?: Readonly<Record<string, string>> | undefined;
  /** Full name of an instrument by its key, such as "Uyghur Forced Labor Prevention Act" for `US-UFLPA`. */
  readonly regimeNames?: Readonly<Record<string, string>> | undefined;
}
