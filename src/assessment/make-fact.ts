import { closed } from "../law/render.ts";
import { shortId } from "../model/canonical.ts";
import type { Fact, FactSource } from "../model/fact.ts";
import type { FlowSource } from "../model/flow.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { CanonicalRow, Decision, PartyAddress, RecordSource } from "../model/records.ts";

type FactValue = Fact["value"][string];

/** A fact with an id over everything it says; fields without a value are left out. */
export function makeFact(
  parts: Omit<Fact, "id" | "value"> & { readonly value: Readonly<Record<string, FactValue | undefined>> },
): Fact {
  const value = Object.fromEntries(
    Object.entries(parts.value).filter((entry): entry is [string, FactValue] => entry[1] !== undefined),
  );
  const { name, level, identity } = parts;
  const sentence = closed(parts.sentence.replace(/\.$/, ""));
  return {
    ...parts,
    sentence,
    value,
    id: shortId({ name, level, identity: identity ?? null, sentence, value }),
  };
}

/** "suppliers.csv row 7". */
export const rowWords = (source: RecordSource): string => `${source.file} row ${source.row}`;

export const rowSource = (source: RecordSource): FactSource => ({
  kind: "row",
  ref: `${source.import}#${source.row}`,
  text: rowWords(source),
});

/** Every row that tells of a shipment; of any other record its own. */
export const rowSources = ({ source, joined }: CanonicalRow): readonly FactSource[] =>
  (joined?.rows ?? [{ source }]).map((row) => rowSource(row.source));

export const listSource = (version: ListVersion, entry: string): FactSource => ({
  kind: "list-entry",
  ref: entry,
  text: `${version.key}, version ${version.version}`,
});

/** The list that a source of exposure was read from; none for a place. */
export const listSourceOf = ({ list, version, ref }: FlowSource): readonly FactSource[] =>
  list === null ? [] : [{ kind: "list-entry", ref, text: `${list}, version ${version}` }];

/** Who decided an identity, when and on what. */
export const decisionSources = (made: Decision | undefined): readonly FactSource[] =>
  made === undefined
    ? []
    : [{ kind: "decision", ref: made.hit, text: `${made.by}, ${made.date}: ${made.reason}` }];

/** The address as the record gives it, in one line. */
export const addressWords = (address: PartyAddress): string =>
  [address.address, address.city, address.region, address.postcode, address.country]
    .filter((part) => part !== undefined && part !== "")
    .join(", ");

/** A party at an address, as a question calls it. */
export const placeLabel = (partyName: string, address: PartyAddress): string => {
  const words = addressWords(address);
  return words === "" ? `${partyName} (no address is recorded)` : `${partyName} at "${words}"`;
};
