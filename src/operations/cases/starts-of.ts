import { lawTables } from "../tables/law.ts";

/** Events from which deadlines of an instrument run, by the names that its file gives them. */
export const startsOf = (regime: string): readonly string[] => [
  ...new Set(
    (lawTables().instruments.get(regime)?.deadlines ?? []).flatMap(({ unit, runs_from: from }) =>
      unit === "each-year" ? [] : [from],
    ),
  ),
];
