import type { PartyAnswers, Who } from "../custody/custody-input.ts";
import type { PartyNode } from "../model/records.ts";
import { compareNames } from "../names/compare-names.ts";
import { foldName } from "../names/fold.ts";
import { isPlaceholderParty } from "../parties/placeholder-party.ts";
import { groupParties } from "../parties/same-as.ts";
import { nameTables } from "./tables/names.ts";
import type { WorkspaceView } from "./view.ts";

/** Who is who in the papers of a workspace: by key or name, then by what is silently the same. A likeness is no answer. */
export function partyAnswers(view: WorkspaceView): PartyAnswers {
  const groups = groupParties(view.parties.nodes, view.sameAs().links);
  const nodes = remembered(({ key, name }: Who): PartyNode | undefined => {
    if (key !== undefined) return view.parties.find(key) ?? view.parties.find(undefined, name ?? key);
    return name === undefined ? undefined : (view.parties.find(undefined, name) ?? view.parties.find(name));
  });
  const groupOf = (who: Who): string | undefined => {
    const node = nodes(who);
    return node === undefined || node.unknown ? undefined : groups.groupOf(node.id);
  };
  const pairs = new Map<string, "same" | "differs" | "unclear">();
  const nameOf = (who: Who): string => nodes(who)?.name ?? who.name ?? who.key ?? "an unnamed party";
  const mayBeOne = (a: Who, other: string | undefined): boolean => {
    const node = nodes(a);
    const joints = node === undefined ? [] : groups.jointsOf(node.id);
    return joints.some((link) => [link.a, link.b].some((id) => groups.groupOf(id) === other));
  };
  const judge = (a: Who, b: Who): "same" | "differs" | "unclear" => {
    const [one, other] = [groupOf(a), groupOf(b)];
    const [left, right] = [nameOf(a), nameOf(b)];
    if ((one !== undefined && one === other) || foldName(left) === foldName(right)) return "same";
    if (isPlaceholderParty(left) || isPlaceholderParty(right) || mayBeOne(a, other)) return "unclear";
    if (one !== undefined && other !== undefined) return "differs";
    return compareNames(nameTables(), left, right).band === "none" ? "differs" : "unclear";
  };
  return {
    find: groupOf,
    nameOf,
    same: (a, b) => {
      const key = `${keyOf(a)}\u0001${keyOf(b)}`;
      const known = pairs.get(key) ?? judge(a, b);
      pairs.set(key, known);
      return known;
    },
  };
}

const keyOf = ({ key, name }: Who): string => `${key ?? ""}\u0000${name ?? ""}`;

/** The same few parties stand on a million papers. */
function remembered<T>(find: (who: Who) => T): (who: Who) => T {
  const known = new Map<string, T>();
  return (who) => {
    const key = keyOf(who);
    if (known.has(key)) return known.get(key) as T;
    const found = find(who);
    known.set(key, found);
    return found;
  };
}
