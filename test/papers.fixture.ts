import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { root } from "./terminal.ts";

// The papers of the cotton shirts as plain rows, apart from any room of src/: what their page says is summed from these.
export type Row = Readonly<Record<string, string>>;
export type Version = "complete" | "faults" | "half";

const folder = join(root, "examples", "cotton-shirt", "papers");

export const rowsOf = (version: Version, kind: string): readonly Row[] =>
  parse(readFileSync(join(folder, version, `${kind}.csv`), "utf8"), { columns: true });

export const page = (): string => readFileSync(join(folder, "README.md"), "utf8");

/** Cells of the table of a page whose first row begins with these headings. */
export function tableOf(text: string, ...headings: readonly string[]): readonly (readonly string[])[] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${headings.join(" | ")} |`));
  const after = lines.slice(start + 2);
  const cells = (line: string) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
  return after
    .slice(
      0,
      after.findIndex((line) => !line.startsWith("|")),
    )
    .map(cells);
}

/** What stands behind the last stroke: the papers write `.../10/F8` where their page says F8. */
export const shortLot = (lot: string): string => lot.slice(lot.lastIndexOf("/") + 1);

export interface ExpectedLot {
  readonly lot: string;
  readonly verdict: string;
  readonly failing: readonly { readonly rule: string; readonly amount: number; readonly unit: string }[];
  readonly missing: readonly {
    readonly step: string;
    readonly paper: string;
    /** The consignment whose paper it is. */
    readonly shipment?: string;
    readonly holder: string;
  }[];
  /** Lots that it was made of and that do not reconcile; absent where that is left open. */
  readonly upstream?: readonly string[];
}

export const expectedChecks = (): Readonly<Record<Version, readonly ExpectedLot[]>> =>
  JSON.parse(readFileSync(join(folder, "expected-checks.json"), "utf8"));

interface Portion {
  readonly epcClass: string;
  readonly quantity: number;
}
export interface PaperEvent {
  readonly type: string;
  readonly eventID: string;
  readonly eventTime: string;
  readonly bizStep: string;
  readonly transformationID?: string;
  readonly quantityList?: readonly Portion[];
  readonly inputQuantityList?: readonly Portion[];
  readonly outputQuantityList?: readonly Portion[];
  readonly bizLocation: { readonly id: string };
  readonly errorDeclaration?: unknown;
}

export const eventsOf = (version: Version): readonly PaperEvent[] =>
  JSON.parse(readFileSync(join(folder, version, "events.jsonld"), "utf8")).epcisBody.eventList;

export interface Run {
  readonly site: string;
  readonly start: string;
  readonly end: string;
  readonly used: readonly (readonly [lot: string, kg: number])[];
  readonly made: readonly (readonly [lot: string, kg: number])[];
}

const legs = (rows: readonly Row[], run: Row): Run["used"] =>
  rows
    .filter(({ transformation }) => transformation === run.transformation)
    .map(({ lot = "", quantity }) => [lot, Number(quantity)] as const);

function toldRuns(version: Version): readonly Run[] {
  const events = eventsOf(version).filter(({ type }) => type === "TransformationEvent");
  const takenBack = new Set(events.flatMap((e) => (e.errorDeclaration === undefined ? [] : e.eventID)));
  const held = events.filter(({ eventID }) => !takenBack.has(eventID));
  return [...Map.groupBy(held, ({ transformationID }) => transformationID).values()].map((parts) => {
    const days = parts.map(({ eventTime }) => eventTime.slice(0, 10)).toSorted();
    const sum = (of: "inputQuantityList" | "outputQuantityList") =>
      parts.flatMap((part) => part[of] ?? []).map((each) => [each.epcClass, each.quantity] as const);
    return {
      site: shortLot(parts[0]?.bizLocation.id ?? ""),
      start: days[0] ?? "",
      end: days.at(-1) ?? "",
      used: sum("inputQuantityList"),
      made: sum("outputQuantityList"),
    };
  });
}

/** Runs of the tables and those that events tell, without what was taken back. */
export function runsOf(version: Version): readonly Run[] {
  const [used, made] = [rowsOf(version, "transformation_inputs"), rowsOf(version, "transformation_outputs")];
  const typed = rowsOf(version, "transformations").map((run) => ({
    site: run.site ?? "",
    start: run.start ?? "",
    end: run.end ?? "",
    used: legs(used, run),
    made: legs(made, run),
  }));
  return [...typed, ...toldRuns(version)];
}
