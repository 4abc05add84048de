import type { CanonicalRow } from "../model/records.ts";
import type { WorkspaceView } from "./view.ts";

/** The names that a row of parties gives, as they stand there: dashes and TO ORDER are no name of a party, but were given. */
export const givenNames = ({
  name,
  name_local: local,
}: CanonicalRow<"parties">["cells"]): readonly string[] => [name, local].filter((text) => text !== undefined);

/** The names that the rows of each party give, by node id. */
export function namesGiven({ records, parties }: WorkspaceView): ReadonlyMap<string, readonly string[]> {
  const nodeOf = new Map(
    parties.nodes.flatMap(({ id, sources }) =>
      sources.map((from) => [`${from.import} ${from.row}`, id] as const),
    ),
  );
  const given = new Map<string, readonly string[]>();
  for (const { cells, source } of records.parties) {
    const id = nodeOf.get(`${source.import} ${source.row}`);
    if (id !== undefined) given.set(id, [...(given.get(id) ?? []), ...givenNames(cells)]);
  }
  return given;
}
