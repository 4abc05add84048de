import type { PartyNode } from "../model/records.ts";
import type { NameForm } from "../names/name-form.ts";
import type { NameTables } from "../names/name-tables.ts";
import { parseName } from "../names/parse-name.ts";
import { type Identifier, type IdentifierValue, readIdentifiers } from "./identifier-match.ts";
import { isSearchable } from "./is-searchable.ts";
import { type QuerySchema, schemaOf } from "./person-policy.ts";
import type { PartyKind } from "./shelf.ts";

/** A party to be screened. */
export interface ScreenQuery {
  /** Id of the party's node. */
  readonly party: string;
  /** Every spelling, local script included. */
  readonly names: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  readonly identifiers?: readonly IdentifierValue[] | undefined;
  readonly schema?: QuerySchema | undefined;
}

/** The query for a node of the customer's own parties. An unknown node (redacted, TO ORDER) has nothing to be searched by. */
export function queryOfParty(node: PartyNode): ScreenQuery {
  return {
    party: node.id,
    names: node.unknown ? [] : node.names,
    country: node.country,
    identifiers: node.unknown ? [] : node.identifiers,
    schema: schemaOf(node),
  };
}

export interface PreparedQuery {
  readonly query: ScreenQuery;
  /** Names that can be searched. */
  readonly names: readonly NameForm[];
  /** Names that hold nothing to search by, as given. */
  readonly unsearched: readonly string[];
  readonly identifiers: readonly Identifier[];
  readonly kinds: readonly PartyKind[];
}

/** Reads a query's names and identifiers. Equal spellings count once; the order of names plays no part in the answer. */
export function prepareQuery(tables: NameTables, query: ScreenQuery): PreparedQuery {
  const spellings = [...new Set(query.names.map((name) => name.trim()).filter((name) => name !== ""))];
  const forms = spellings.map((name) => parseName(tables, name));
  return {
    query,
    names: forms.filter(isSearchable),
    unsearched: forms.filter((form) => !isSearchable(form)).map(({ raw }) => raw),
    identifiers: readIdentifiers(query.identifiers ?? []),
    kinds: kindsMetBy(query.schema),
  };
}

const kindsFor: Readonly<Record<QuerySchema, readonly PartyKind[]>> = {
  person: ["person"],
  organisation: ["organisation"],
  unknown: ["organisation", "vessel"],
};

/** Persons meet entries for persons only, and nobody else does: that a row is about a person is said, never guessed. */
export const kindsMetBy = (schema: QuerySchema = "unknown"): readonly PartyKind[] => kindsFor[schema];
