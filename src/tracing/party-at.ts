import type { PartyNode, RecordSource } from "../model/records.ts";
import { idOfKey, idOfName, idOfUnknown } from "../parties/party-id.ts";
import { isPlaceholderParty } from "../parties/placeholder-party.ts";

/** A party as a row names it. */
export interface PartyAt {
  /** Node id; for a party that nobody names, an id of that row and side alone. */
  readonly id: string;
  readonly name: string;
  /** Redacted, TO ORDER, or left blank. */
  readonly unknown: boolean;
  readonly node?: PartyNode | undefined;
}

export interface Said {
  readonly key?: string | undefined;
  readonly name?: string | undefined;
  readonly side: string;
  readonly source: RecordSource;
}

export interface PartyLookUp {
  readonly byId: ReadonlyMap<string, PartyNode>;
  readonly find: (key?: string, name?: string) => PartyNode | undefined;
}

/** Says so where the key of a row is one party's and its name is exactly another's. */
export function contradiction({ find }: PartyLookUp, { key, name, side }: Said): string | undefined {
  if (key === undefined || name === undefined || isPlaceholderParty(name)) return undefined;
  const [keyed, named] = [find(key), find(undefined, name)];
  return keyed === undefined || named === undefined || keyed.id === named.id || named.key === undefined
    ? undefined
    : `the ${side}'s key is that of ${keyed.name}, the name that of ${named.name} (${named.key})`;
}

/** The party that a row names: the customer's node, or else one that stands for these words, or for nobody, alone. */
export function partyAt({ byId, find }: PartyLookUp, said: Said): PartyAt {
  const { key, name, side, source } = said;
  const found = key === undefined && name === undefined ? undefined : find(key, name);
  if (found !== undefined) return { id: found.id, name: found.name, unknown: found.unknown, node: found };
  if (key === undefined && (name === undefined || isPlaceholderParty(name)))
    return {
      id: idOfUnknown(source.import, source.row, side),
      name: name ?? `(no ${side} named)`,
      unknown: true,
    };
  const id = key === undefined ? idOfName(name ?? "", undefined) : idOfKey(key);
  const node = byId.get(id);
  return { id, name: node?.name ?? name ?? key ?? "", unknown: node?.unknown ?? false, node };
}
