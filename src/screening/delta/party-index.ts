import type { NameForm } from "../../names/name-form.ts";
import { identifierKey } from "../identifier-match.ts";
import { buildNameIndex, type NameIndex } from "../name-index/build-name-index.ts";
import { keyOf } from "../name-index/key-hash.ts";
import { type KeyRows, KeyRowsBuilder } from "../name-index/key-rows.ts";
import type { PreparedQuery } from "../screen-query.ts";
import { type PartyKind, partyKinds } from "../shelf.ts";
import { type FormTable, FormTableBuilder } from "./form-table.ts";
import { WordRelativesBuilder } from "./word-relatives.ts";

/**
 * The customer's own parties, found by the names of lists: the screening index the other way round. Parties and their
 * names are numbered in the order in which they come. All of it is typed arrays, for a million parties.
 */
export interface PartyIndex {
  /** Number of parties. */
  readonly size: number;
  readonly names: NameIndex;
  readonly forms: FormTable;
  /** The party that bears each name. */
  readonly partyOf: Uint32Array;
  /** The kinds of entries that each party meets, as `maskOf` has them. */
  readonly kinds: Uint8Array;
  /** Keys of identifiers; documents are parties. */
  readonly identifiers: KeyRows;
  /** Keys of words; documents are the words of `forms`. */
  readonly relatives: KeyRows;
}

export const maskOf = (kind: PartyKind): number => 1 << partyKinds.indexOf(kind);

/** The one family of keys of identifiers. */
const byIdentifier = 1;
export const identifierHash = (identifier: string) => keyOf(byIdentifier, identifier);

/** Makes parties findable. Each is looked at once and not kept. */
export function buildPartyIndex(queries: Iterable<PreparedQuery>): PartyIndex {
  const [forms, relatives, identifiers] = [
    new FormTableBuilder(),
    new WordRelativesBuilder(),
    new KeyRowsBuilder(),
  ];
  const partyOf: number[] = [];
  const kinds: number[] = [];
  function* names(): Generator<NameForm> {
    for (const query of queries) {
      const party = kinds.length;
      kinds.push(query.kinds.reduce((mask, kind) => mask | maskOf(kind), 0));
      for (const identifier of query.identifiers)
        identifiers.add(party, identifierHash(identifierKey(identifier)));
      for (const form of query.names) {
        partyOf.push(party);
        forms.add(form, (token, number) => relatives.add(token, number));
        yield form;
      }
    }
  }
  // Reading the names to their end fills the rest.
  const index = buildNameIndex(names(), { bothWays: true });
  return {
    size: kinds.length,
    names: index,
    forms: forms.finish(),
    partyOf: Uint32Array.from(partyOf),
    kinds: Uint8Array.from(kinds),
    identifiers: identifiers.finish(),
    relatives: relatives.finish(),
  };
}
