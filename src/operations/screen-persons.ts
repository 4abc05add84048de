import type { PartyNode } from "../model/records.ts";
import { schemaOf } from "../screening/person-policy.ts";

/**
 * Rows of a file, each with what any row of the same party says the party is. A file that is only looked at is answered row
 * by row: without this a second row of a person, which does not repeat the column, would be held against companies.
 */
export function saidOfAll<R extends { readonly party: PartyNode }>(rows: readonly R[]): readonly R[] {
  const persons = new Set(rows.flatMap(({ party }) => (schemaOf(party) === "person" ? [party.id] : [])));
  return rows.map((row) =>
    persons.has(row.party.id) && isOverruled(row.party)
      ? { ...row, party: { ...row.party, schemas: [...(row.party.schemas ?? []), "person"] } }
      : row,
  );
}

/** A row with a key is the party of that key, whatever it says. Without one, a company may be called as a person is. */
const isOverruled = (party: PartyNode): boolean => party.key !== undefined || schemaOf(party) === "unknown";
