import { compareText } from "../model/compare-text.ts";
import type { PartyNode } from "../model/records.ts";
import { isPlaceholderIdentifier } from "./placeholder-identifier.ts";

export type IdentifierKind = PartyNode["identifiers"][number]["kind"];

interface KindRule {
  readonly label: string;
  /**
   * Whether it has check digits and a party has one only. A D-U-N-S number has neither: no check digit is published,
   * so a slip of a digit is another firm's number, and each location of a firm has its own.
   */
  readonly decisive: boolean;
}

const rules: Readonly<Record<IdentifierKind, KindRule>> = {
  uscc: { label: "USCC", decisive: true },
  lei: { label: "LEI", decisive: true },
  duns: { label: "D-U-N-S number", decisive: false },
};

export const identifierKinds = ["uscc", "lei", "duns"] as const satisfies readonly IdentifierKind[];
export const labelOf = (kind: IdentifierKind): string => rules[kind].label;
export const isDecisive = (kind: IdentifierKind): boolean => rules[kind].decisive;

/** What identifies the party, by kind: valid values that are no placeholders, each once, in order. */
export type PartyIdentifiers = ReadonlyMap<IdentifierKind, readonly string[]>;

export function identifiersOf(node: PartyNode): PartyIdentifiers {
  const telling = node.identifiers.filter(
    ({ kind, value, valid }) => valid && !isPlaceholderIdentifier(kind, value),
  );
  const byKind = Map.groupBy(telling, ({ kind }) => kind);
  return new Map(
    [...byKind].map(([kind, some]) => [kind, [...new Set(some.map(({ value }) => value))].sort(compareText)]),
  );
}
