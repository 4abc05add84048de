import type { CanonicalRow } from "../../model/records.ts";
import type { CustodyRecords } from "../custody-input.ts";
import { anyDay, type Span, spanOf } from "../days.ts";

/** One making, as its rows tell it. */
export interface Run {
  readonly id: string;
  readonly site: string | undefined;
  readonly process: string | undefined;
  readonly when: Span;
  readonly inputs: readonly Flow[];
  readonly outputs: readonly Flow[];
  /** Some of its records could not be read, so that more may have gone in or come out. */
  readonly isOpen: boolean;
  /** It has a row of its own and is not only named by inputs and outputs. */
  readonly hasRow: boolean;
}

/** What went into a run, or came out of it. */
export interface Flow {
  readonly run: Run;
  readonly side: "in" | "out";
  readonly lotGiven: string | undefined;
  readonly quantity: string | undefined;
  readonly unit: string | undefined;
  readonly row: CanonicalRow<"transformation_inputs"> | CanonicalRow<"transformation_outputs">;
}

interface Draft extends Run {
  readonly inputs: Flow[];
  readonly outputs: Flow[];
}

/** All runs, by id, and all their flows in the order of rows. */
export function readRuns(
  records: Pick<CustodyRecords, "transformations" | "transformation_inputs" | "transformation_outputs">,
  openRuns: ReadonlySet<string>,
): { readonly runs: ReadonlyMap<string, Run>; readonly flows: readonly Flow[] } {
  const runs = new Map<string, Draft>();
  for (const { cells } of records.transformations) {
    const id = cells.transformation?.trim();
    if (id === undefined || runs.has(id)) continue;
    runs.set(id, {
      id,
      site: cells.site?.trim(),
      process: cells.process,
      when: spanOf(cells.start, cells.end),
      inputs: [],
      outputs: [],
      isOpen: openRuns.has(id) || openRuns.has(""),
      hasRow: true,
    });
  }
  const runOf = (id: string): Draft => {
    const run = runs.get(id) ?? nameless(id, openRuns.has(id) || openRuns.has(""));
    runs.set(id, run);
    return run;
  };
  const flows: Flow[] = [];
  const enter = (row: Flow["row"], side: Flow["side"]): void => {
    const id = row.cells.transformation?.trim();
    if (id === undefined) return;
    const run = runOf(id);
    const { lot, quantity, unit } = row.cells;
    const flow: Flow = { run, side, lotGiven: lot, quantity, unit, row };
    (side === "in" ? run.inputs : run.outputs).push(flow);
    flows.push(flow);
  };
  for (const row of records.transformation_inputs) enter(row, "in");
  for (const row of records.transformation_outputs) enter(row, "out");
  return { runs, flows };
}

const nameless = (id: string, isOpen: boolean): Draft => ({
  id,
  site: undefined,
  process: undefined,
  when: anyDay,
  inputs: [],
  outputs: [],
  isOpen,
  hasRow: false,
});
