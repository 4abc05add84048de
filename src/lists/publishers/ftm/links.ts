import type { DateSpan, IsoDate } from "../../../model/dates.ts";
import type { Sublist } from "../../../model/list-entry.ts";
import { present } from "../../entry-parts.ts";
import type { Audit } from "../audit.ts";
import type { DraftRelation } from "../draft.ts";
import { dayOf, type FtmEntity, isListed, valuesOf } from "./entity.ts";
import type { Entities } from "./read-entities.ts";

/** What the other entities of a file say of an entity, by its id. */
export interface Links {
  readonly sublists: ReadonlyMap<string, readonly Sublist[]>;
  readonly relations: ReadonlyMap<string, readonly DraftRelation[]>;
}

/** Reads sanctions, shares and offices. A share or an office is told of both parties, each in its own direction. */
export function readLinks(entities: Entities, audit: Audit): Links {
  const sublists = new Map<string, Sublist[]>();
  const relations = new Map<string, DraftRelation[]>();
  for (const entity of entities.byId.values())
    if (entity.schema === "Sanction") {
      const sublist = toSublist(entity, audit);
      for (const id of valuesOf(entity, "entity")) sublists.set(id, merged(sublists.get(id) ?? [], sublist));
    } else if (entity.schema in edges)
      for (const [id, relation] of toRelations(entity, entities, audit)) add(relations, id, relation);
  return { sublists, relations };
}

function add(groups: Map<string, DraftRelation[]>, id: string, relation: DraftRelation): void {
  const group = groups.get(id);
  if (group === undefined) groups.set(id, [relation]);
  else group.push(relation);
}

/** The programme of a sanction, else the authority behind it; and the days that are stated whole. */
function toSublist(sanction: FtmEntity, audit: Audit): Sublist {
  const [key = "sanction"] = ["programId", "program", "authority"].flatMap((name) =>
    valuesOf(sanction, name),
  );
  const from = firstDay(sanction, ["listingDate", "startDate"], audit);
  const to = firstDay(sanction, ["endDate"], audit);
  const backwards = from !== undefined && to !== undefined && to < from;
  if (backwards) audit.add("sanction that ends before it begins: its end left out");
  return { key, ...present({ from, to: backwards ? undefined : to }) };
}

function firstDay(entity: FtmEntity, properties: readonly string[], audit: Audit): IsoDate | undefined {
  const written = properties.flatMap((property) => valuesOf(entity, property));
  const days = written.flatMap((value) => dayOf(value) ?? []);
  if (days.length < written.length) audit.add(`${entity.schema}: a date that is no whole day`);
  return days.toSorted()[0];
}

/** Several sanctions of one programme: from the first day of any to the last of all. */
function merged(sublists: readonly Sublist[], next: Sublist): Sublist[] {
  const same = sublists.find(({ key }) => key === next.key);
  if (same === undefined) return [...sublists, next];
  const froms = [same.from, next.from].flatMap((day) => day ?? []).toSorted();
  const to = same.to === undefined || next.to === undefined ? undefined : [same.to, next.to].toSorted()[1];
  const joined: Sublist = { key: next.key, ...present({ from: froms[0], to }) };
  return [...sublists.filter((sublist) => sublist !== same), joined];
}

const edges = {
  Ownership: { of: "asset", by: "owner", ofKind: "owned-by", byKind: "owner-of" },
  Directorship: { of: "organization", by: "director", ofKind: "directed-by", byKind: "director-of" },
} as const;

function toRelations(
  edge: FtmEntity,
  { byId }: Entities,
  audit: Audit,
): readonly (readonly [id: string, relation: DraftRelation])[] {
  const form = edge.schema === "Ownership" ? edges.Ownership : edges.Directorship;
  const during = spanOf(edge, audit);
  const [percentage] = valuesOf(edge, "percentage");
  const common = { source: `FollowTheMoney, ${edge.schema} ${edge.id}`, ...present({ percentage, during }) };
  const partyOf = (id: string): DraftRelation["to"] => ({ number: id, name: captionOf(byId.get(id)) ?? id });
  const pairs = valuesOf(edge, form.of).flatMap((of) =>
    valuesOf(edge, form.by).map((by) => [of, by] as const),
  );
  if (pairs.length === 0) audit.add(`${edge.schema} without one of its ends`);
  return pairs.flatMap(([of, by]) => [
    [of, { kind: form.ofKind, to: partyOf(by), ...common }] as const,
    [by, { kind: form.byKind, to: partyOf(of), ...common }] as const,
  ]);
}

function spanOf(edge: FtmEntity, audit: Audit): DateSpan | undefined {
  const [from, to] = [firstDay(edge, ["startDate"], audit), firstDay(edge, ["endDate"], audit)];
  return from === undefined && to === undefined ? undefined : present({ from, to });
}

/**
 * What a rule on shares misses here. Relations stand on entries, so of a chain that goes on from a company which is no entry
 * itself the further shares stand nowhere.
 */
export function unfollowed({ byId }: Entities): readonly string[] {
  const entries = new Set([...byId.values()].filter(isListed).map(({ id }) => id));
  const shares = [...byId.values()].filter(({ schema }) => schema === "Ownership").flatMap(endsOf);
  const byOwner = Map.groupBy(shares, ({ by }) => by);
  const reached = new Set(entries);
  for (const owner of reached) for (const { of } of byOwner.get(owner) ?? []) reached.add(of);
  const lost = shares.filter(({ of, by }) => reached.has(by) && !entries.has(by) && !entries.has(of));
  return lost.length === 0
    ? []
    : [
        `shares that companies not on the list hold are not followed (${lost.length}): what a listed party owns through them alone is missed`,
      ];
}

const endsOf = (edge: FtmEntity) =>
  valuesOf(edge, edges.Ownership.of).flatMap((of) =>
    valuesOf(edge, edges.Ownership.by).map((by) => ({ of, by })),
  );

const captionOf = (entity: FtmEntity | undefined): string | undefined =>
  entity === undefined ? undefined : entity.caption === "" ? valuesOf(entity, "name")[0] : entity.caption;
