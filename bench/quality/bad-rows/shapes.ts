/** Row, code, column ("-" for the row as a whole) and what became of the row. */
export type Told = `${number} ${string} ${string} ${string}`;

export interface ImportAnswer {
  readonly rows: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly quarantined: number;
  readonly encoding: string | null;
  readonly remarks: readonly Told[];
}

export interface TraceAnswer {
  /** Ways by which goods came, each from a party at which the records end. */
  readonly ways: number;
  /** Of these, ways whose first movement has a mass. */
  readonly withMass: number;
  /** What was cut, in words. */
  readonly truncated: string | null;
  readonly notes: readonly string[];
}

export interface Cost {
  readonly seconds: number;
  /** Of all threads, from the start of the process. */
  readonly processorSeconds: number;
  readonly peakMb: number;
}
