import type { Missing } from "../model/fact.ts";
import type { FlowEnd, FlowPath } from "../model/flow.ts";

/** Questions of a kind that are asked one by one; the rest are counted. */
const most = 10;

/** What is open along the paths: who an unnamed party is, and whether two parties are one. */
export function openAlong(paths: readonly FlowPath[], ends: readonly FlowEnd[]): readonly Missing[] {
  const unnamed = ends
    .filter(({ unknown, hops }) => unknown && hops[0]?.shipment !== null)
    .map(unnamedQuestion);
  const joints = paths.flatMap(({ hops }) =>
    hops
      .filter(({ kind }) => kind === "joint")
      .map(({ fromName, toName, notes }) =>
        `are ${fromName} and ${toName} one party? ${notes.slice(1).join("; ")}`.trim(),
      ),
  );
  return [...capped([...new Set(unnamed)]), ...capped([...new Set(joints)])].map((text) => ({
    fact: "flow-path",
    text,
  }));
}

function unnamedQuestion({ partyName, hops }: FlowEnd): string {
  const [first] = hops;
  const what = first?.goodName ?? "the goods";
  const row = first?.shipment ?? `${first?.record?.file} row ${first?.record?.row}`;
  return `who sent ${what} to ${first?.toName ?? "the buyer"} (${row})? in the place of the seller stands "${partyName}", which names nobody`;
}

const capped = (all: readonly string[]): readonly string[] =>
  all.length <= most ? all : [...all.slice(0, most), `and ${all.length - most} more of the same kind`];

/** "The records end at A, B and 3 more: nothing is recorded to have flowed into them." */
export function whereRecordsEnd(ends: readonly FlowEnd[], subject: string): readonly string[] {
  const names = [...new Set(ends.filter(({ unknown }) => !unknown).map(({ partyName }) => partyName))];
  if (names.length === 0)
    return ends.length > 0
      ? []
      : [`Where the goods of ${subject} began is not recorded; what lies before is open.`];
  const shown = names.slice(0, 5).join(", ");
  const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
  return [`Upstream of ${subject} the records end at ${shown}${more}: what flowed into them is open.`];
}
