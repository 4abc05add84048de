import type { ReconcileOutput } from "../../operations/reconcile-shapes.ts";
import { clip, columnsOf, hang, pad, paint, shown, type Terminal } from "./terminal.ts";

type Row = ReconcileOutput["table"][number];

/** The mass balance of each lot, kilograms in a column of their own: every figure can be added up by hand. */
export function massTables(rows: readonly Row[], terminal: Terminal): readonly string[] {
  const byLot = Map.groupBy(rows, ({ lot }) => lot);
  return [...byLot].map(([lot, some]) =>
    [
      paint(terminal, "bold", hang("", shown(`Mass balance of ${lot}`), terminal.width)),
      ...lines(some, terminal),
    ].join("\n"),
  );
}

function lines(rows: readonly Row[], terminal: Terminal): readonly string[] {
  const kilograms = Math.max(2, ...rows.map(({ kg }) => columnsOf(parted(kg))));
  const [first, given] = [8, 30];
  const what = Math.max(12, terminal.width - 2 - first - 2 - given - 2 - kilograms - 2);
  const line = ([name, about, written, kg]: readonly [string, string, string, string]): string => {
    // What has no amount of its own may take the room of that column too.
    const middle =
      written === ""
        ? pad(clip(shown(about), what + 2 + given), what + 2 + given)
        : `${pad(clip(shown(about), what), what)}  ${pad(clip(shown(written), given), given)}`;
    return `  ${pad(clip(name, first), first)}  ${middle}  ${" ".repeat(Math.max(0, kilograms - columnsOf(kg)))}${kg}`;
  };
  return [
    paint(terminal, "dim", line(["", "", "as written x kg a unit", "kg"])),
    ...rows.flatMap((row) => [
      line([row.line, row.what, amount(row), parted(row.kg)]),
      ...(row.note === ""
        ? []
        : [paint(terminal, "dim", hang("            ", shown(row.note), terminal.width))]),
    ]),
  ];
}

/** Thousands parted, so that figures under one another are read at a glance. */
const parted = (kg: string): string =>
  kg.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));

const amount = ({ given, unit, factor }: Row): string => (given === "" ? "" : `${given} ${unit} x ${factor}`);
