/** Where words stand that leave: in a text, as the name of a file, or in what a file tells of itself. */
export const channels = ["text", "file-name", "metadata"] as const;
export type Channel = (typeof channels)[number];

/** What a term that endangers its reader is about. */
export const termClasses = [
  "forced-labour",
  "region-accusation",
  "law",
  "import-ban",
  "sanctions",
  "labour-transfer",
  "internment",
  "genocide",
  "probe",
  "campaign-group",
] as const;
export type TermClass = (typeof termClasses)[number];

/** Words that should not leave. `start` and `end` are UTF-16 units of the text as given, `end` exclusive. */
export interface WordingProblem {
  readonly class: TermClass;
  readonly start: number;
  readonly end: number;
  /** Exactly what stands there. */
  readonly text: string;
  /** The row of `data/safety/terms` that it was found by, as written there. */
  readonly term: string;
  readonly why: string;
  readonly hint: string;
}
