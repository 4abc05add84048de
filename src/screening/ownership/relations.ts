import { isWithin } from "../../model/dates.ts";
import type { Hit, ShareTold } from "../../model/hit.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";
import type { RecordSource } from "../../model/records.ts";
import { bandThresholds } from "../../names/bands.ts";
import type { PreparedQuery } from "../screen-query.ts";
import { entriesOn } from "./build-ownership.ts";
import { groundFor, shareTold } from "./owned-ground.ts";
import { companiesMet } from "./owned-hits.ts";
import type { Direct, Ownership } from "./ownership.ts";
import { shareText } from "./words.ts";

/** How a party may stand to a listed one through ownership, where that is no hit. */
export interface PartyRelation {
  /** `parent`: the customer's own record names a parent. `share`: a list tells of a share in a company of such a name. */
  readonly kind: "parent" | "share";
  readonly list: string;
  readonly version: string;
  readonly entry: string;
  /** The entry's primary name. */
  readonly name: string;
  readonly rule: ListVersion["ownership"]["rule"];
  readonly citation: string;
  readonly share?: ShareTold | undefined;
  readonly sentence: string;
}

/** The shares that a list gives a listed party in a company of which the party bears the like of the name. */
export function sharesShown(
  ownership: Ownership,
  query: PreparedQuery,
  party: string,
): readonly PartyRelation[] {
  const likely = companiesMet(ownership, query).filter(
    ({ judgement }) => judgement.tally.score >= bandThresholds.review,
  );
  const shown = likely.flatMap(({ company: { node, direct } }) =>
    direct
      .filter(({ on }) => groundFor(ownership, on, node) === undefined)
      .flatMap((each) =>
        ownersOf(ownership, each).map((owner) => shareRelation(ownership, each, { owner, party })),
      ),
  );
  // Both ends of a share tell it where both have an entry of their own.
  return [...new Map(shown.map((relation) => [relation.sentence, relation])).values()];
}

const ownersOf = ({ nodes, on: day }: Ownership, { telling, on }: Direct): readonly ListEntry[] => {
  const node = nodes.get(telling.owner);
  return node === undefined ? [] : entriesOn(node, on.key, day);
};

interface Between {
  readonly owner: ListEntry;
  readonly party: string;
}

function shareRelation(ownership: Ownership, direct: Direct, { owner, party }: Between): PartyRelation {
  const share = shareTold(ownership, direct.telling);
  const listed = `"${owner.name}" is on ${direct.on.key} ${direct.on.version}`;
  return {
    kind: "share",
    ...about(direct.on, owner),
    share,
    sentence: `"${party}" is a potential match of "${share.owned}"; ${shareText(share)}; ${listed}; ${whyNot(ownership, direct)}`,
  };
}

const about = ({ key, version, ownership }: ListVersion, { id, name }: ListEntry) => ({
  list: key,
  version,
  entry: id,
  name,
  ...ownership,
});

/** Why a share that is told makes no hit. */
function whyNot({ on: day }: Ownership, { telling, on }: Direct): string {
  if (on.ownership.rule !== "50-percent") return noRule(on);
  if (!isWithin(telling.relation.during ?? {}, day))
    return `the records do not give this share for ${day}, so the rule of 50 per cent of ${on.key} is not applied`;
  return telling.share === undefined
    ? `how much it is cannot be told, so the rule of 50 per cent of ${on.key} is not applied`
    : `by the records at hand, 50 per cent are not shown to be reached, so by the rule of ${on.key} this is no hit`;
}

const noRule = ({ key, ownership }: ListVersion): string =>
  ownership.rule === "as-listed"
    ? `${key} means those that it names and states no threshold of ownership, so this is no hit`
    : `${key} states no rule on ownership, so this is no hit`;

/** A parent that the customer's own record names, and what screening found of it. */
export interface NamedParent {
  /** The name of the parent, as far as the records give one; else the words of the cell. */
  readonly name: string;
  /** The row that names it. */
  readonly source: Pick<RecordSource, "file" | "row">;
  /** Whose parent it is: the party itself, or a parent on the way up. */
  readonly of?: string | undefined;
  /** Decisions applied. */
  readonly hits: readonly Hit[];
}

/** What is listed, or may be, among the parents that the customer's records name. The column gives no share. */
export const parentsShown = (
  parents: readonly NamedParent[],
  versions: readonly ListVersion[],
): readonly PartyRelation[] =>
  parents.flatMap((parent) =>
    parent.hits.filter(isShown).flatMap((hit) => {
      const version = versions.find(({ key }) => key === hit.list);
      const entry = version?.entries.find(({ id }) => id === hit.entry);
      return version === undefined || entry === undefined
        ? []
        : [parentRelation(parent, hit, { version, entry })];
    }),
  );

/** What a person decided against is not raised again one step further on; a weak likeness neither. */
const isShown = ({ identity, decision, askAgain, band }: Hit): boolean =>
  decision !== "not-same" &&
  (identity !== "candidate" ||
    decision !== undefined ||
    askAgain !== undefined ||
    band === "strong" ||
    band === "review");

function parentRelation(
  { name, source, of, hits: _ }: NamedParent,
  hit: Hit,
  { version, entry }: { readonly version: ListVersion; readonly entry: ListEntry },
): PartyRelation {
  const whose = of === undefined ? "the parent" : `the parent of "${of}"`;
  const listed = `the listed "${entry.name}" (${version.key} ${version.version})`;
  const why =
    version.ownership.rule === "50-percent"
      ? `the row gives no share, so the rule of 50 per cent of ${version.key} is not applied`
      : noRule(version);
  return {
    kind: "parent",
    ...about(version, entry),
    sentence: `${whose} named in ${source.file} row ${source.row}, "${name}", ${isOrMayBe(hit, listed)}; ${why}`,
  };
}

function isOrMayBe(hit: Hit, listed: string): string {
  const { identity, kind, matched, band } = hit;
  const open = kind === "open-set" ? " or one of those named with it" : "";
  if (kind === "owned" && identity === "candidate")
    return `is a potential match of "${matched}", in which the records give ${listed} a share`;
  if (kind === "owned") return `was decided to be a company in which the records give ${listed} a share`;
  if (identity === "decided") return `was decided to be ${listed}${open}`;
  if (identity === "identified") return `bears an identifier of ${listed}`;
  return band === "none" ? decidedApart(hit, `${listed}${open}`) : `is a potential match of ${listed}${open}`;
}

/** Nothing is near; that the two are shown together at all is because a person once decided on them. */
const decidedApart = ({ askAgain }: Hit, listed: string): string =>
  askAgain === undefined
    ? `is not alike by name with ${listed}, and a person decided that it cannot be told whether it is`
    : `is not alike by name with ${listed}; what a person decided of the two is to be asked again`;
