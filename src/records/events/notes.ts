/** What is kept and must be told beside sound events, by code; the meaning of each is in `noteMeanings`. */
export const noteMeanings = {
  retraction: "events take back an earlier event and move nothing themselves",
  "comment-name": "names begin with an underscore: read as comments",
  "cbv-urn": "standard words are written as URNs of an older vocabulary",
  "field-of-another-type": "standard fields stand on an event type that has none such: kept, without effect",
  "sensor-fault": "sensor data do not follow the standard: kept as they stand, nothing rests on them",
  "cbv-name-unlisted": "names in the prefix of the Core Business Vocabulary are not among its words",
  "class-in-epc-list":
    "ids of lots or classes stand in a list of single things: no quantity follows from them",
  "quantity-absent": "entries give no quantity: how much is unknown, not zero and not one",
  "uom-absent": "quantities without a unit are counts of pieces",
  "quantity-of-an-instance": "quantities are stated of single, serialised items",
  "item-twice": "an id stands again in a list that has it already: one thing",
  "own-input": "things are input and output of the same transformation",
  "event-id-twice": "events repeat the id of an event before them: both are kept",
  "time-without-offset": "times have no offset: the day is known, the hour is not",
  "action-spelling": "actions are written in another case than the standard has",
  draft: "a UNTP version before 0.6.0",
  unsigned: "a credential without proof: a statement, verified by nobody",
} as const;

export type NoteCode = keyof typeof noteMeanings;

export interface EventNote {
  readonly code: NoteCode;
  readonly count: number;
  /** JSONPaths of the first of them. */
  readonly paths: readonly string[];
}

/** Paths that a note names. */
const shown = 10;

export interface NoteTally {
  readonly add: (code: NoteCode, path: string) => void;
  /** Adds what another tally counted. */
  readonly take: (other: NoteTally) => void;
  /** In the order of the codes. */
  readonly notes: () => readonly EventNote[];
}

/** Counts notes by code. */
export function newNotes(): NoteTally {
  const found = new Map<NoteCode, { count: number; paths: string[] }>();
  const add = (code: NoteCode, count: number, paths: readonly string[]): void => {
    const entry = found.get(code) ?? { count: 0, paths: [] };
    entry.count += count;
    entry.paths.push(...paths.slice(0, shown - entry.paths.length));
    found.set(code, entry);
  };
  const codes = Object.keys(noteMeanings) as NoteCode[];
  const notes = (): readonly EventNote[] =>
    codes.flatMap((code) => {
      const entry = found.get(code);
      return entry === undefined ? [] : [{ code, ...entry }];
    });
  return {
    add: (code, path) => add(code, 1, [path]),
    take: (other) => {
      for (const { code, count, paths } of other.notes()) add(code, count, paths);
    },
    notes,
  };
}
