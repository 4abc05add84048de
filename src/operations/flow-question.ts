import { defaultSubjects } from "../assessment/subjects.ts";
import { targetOf } from "../assessment/target-of.ts";
import type { Subject } from "../assessment/world.ts";
import type { WorldIndex } from "../assessment/world-index.ts";
import type { IsoDate } from "../model/dates.ts";
import { dayOf } from "../model/dates.ts";
import type { Target } from "../tracing/target.ts";
import { threeDates } from "./parse-dates.ts";
import type { Ports } from "./ports.ts";
import { type Prepared, prepare } from "./prepared.ts";
import { findSubject } from "./subjects.ts";
import { viewOf } from "./view.ts";

/** A question about flows, ready to be answered. */
export interface FlowQuestion extends Prepared {
  readonly subjects: readonly Subject[];
  /** The last instant of which the records count; undefined = everything recorded. */
  readonly knownBy?: string | undefined;
  /** The legal date of a subject: as asked, or a shipment's day of import, or today. */
  dateOf(subject: Subject): IsoDate;
}

export interface FlowInputs {
  readonly subject?: string | undefined;
  readonly on?: string | undefined;
  readonly knownBy?: string | undefined;
  readonly asOf?: string | undefined;
}

/** Opens the workspace as of the question's dates, screens it and lays out its movements. */
export async function askFlow(ports: Ports, input: FlowInputs): Promise<FlowQuestion> {
  const { on, knownBy } = threeDates(input);
  const view = await viewOf(await ports.readStore(), knownBy);
  const prepared = prepare(view, dayOf(ports.now()));
  const { world, index } = prepared;
  const subjects =
    input.subject === undefined ? defaultSubjects(world, index) : [findSubject(view, input.subject)];
  return { ...questionOf(prepared, subjects, { on, today: dayOf(ports.now()) }), knownBy };
}

/** A question about subjects of a prepared view. */
export const questionOf = (
  prepared: Prepared,
  subjects: readonly Subject[],
  { on, today }: { readonly on?: IsoDate | undefined; readonly today: IsoDate },
): FlowQuestion => ({
  ...prepared,
  subjects,
  dateOf: (subject) => on ?? importDay(prepared.index, subject) ?? today,
});

const importDay = (index: WorldIndex, { kind, id }: Subject): IsoDate | undefined =>
  kind === "shipment"
    ? (index.shipments.get(id) ?? []).flatMap((row) => row.cells.import_date ?? []).sort()[0]
    : undefined;

/** Every product of the workspace as the end of a flow. */
export const productTargets = ({ index }: FlowQuestion, on: IsoDate): readonly Target[] =>
  [...index.products].map(([id, rows]) =>
    targetOf(index, { kind: "product", id, name: rows[0]?.cells.name ?? id }, on),
  );
