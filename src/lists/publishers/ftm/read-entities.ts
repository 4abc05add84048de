import type { Audit } from "../audit.ts";
import type { PublisherFile } from "../publisher-reader.ts";
import { refuse } from "../refuse.ts";
import { entrySchemata, type FtmEntity, linkSchemata, toEntity } from "./entity.ts";
import { jsonLines } from "./json-lines.ts";

/** The entities of a file or of a chain of deltas, by id, and the ids that deltas deleted. */
export interface Entities {
  readonly byId: ReadonlyMap<string, FtmEntity>;
  readonly deleted: ReadonlySet<string>;
  /** Ids to which deltas gave a schema that is not kept: what was an entry is none any more. */
  readonly unkept: ReadonlySet<string>;
}

const operations = ["ADD", "MOD", "DEL"];

/** Files with changes: "20240527194702-wnk.entities.delta.json". Their names begin with the version that they lead to. */
export const isDelta = (name: string): boolean => /^[\w-]+\.entities\.delta\.json$/.test(name);

/** Reads the whole file, where it is given, and the deltas after it, oldest first. */
export function readEntities(
  whole: PublisherFile | undefined,
  deltas: readonly PublisherFile[],
  audit: Audit,
): Entities {
  const byId = new Map<string, FtmEntity>();
  for (const { row, value } of whole === undefined ? [] : jsonLines(whole)) {
    const entity = toEntity(value, { file: whole?.name ?? "", row }, audit);
    if (byId.has(entity.id)) refuse(entity, "each entity once", entity.id);
    keep(byId, entity, audit);
  }
  const entities = { byId, deleted: new Set<string>(), unkept: new Set<string>() };
  for (const delta of deltas.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    readDelta(entities, delta, audit);
  return entities;
}

interface Reading extends Entities {
  readonly byId: Map<string, FtmEntity>;
  readonly deleted: Set<string>;
  readonly unkept: Set<string>;
}

function readDelta({ byId, deleted, unkept }: Reading, delta: PublisherFile, audit: Audit): void {
  for (const { row, value } of jsonLines(delta)) {
    const at = { file: delta.name, row };
    const { op, entity } = operationOf(value, at);
    const id = idOf(entity, at);
    for (const ids of [byId, deleted, unkept]) ids.delete(id);
    if (op === "DEL") deleted.add(id);
    else if (!keep(byId, toEntity(entity, at, audit), audit)) unkept.add(id);
  }
}

const kept = new Set([...Object.keys(entrySchemata), ...linkSchemata]);

/** Keeps an entity whose schema is used, and says whether it is. */
function keep(byId: Map<string, FtmEntity>, entity: FtmEntity, audit: Audit): boolean {
  const isKept = kept.has(entity.schema);
  if (isKept) byId.set(entity.id, entity);
  else audit.add(`schema ${entity.schema} not used`);
  return isKept;
}

function operationOf(
  value: object,
  at: { readonly file: string; readonly row: number },
): { readonly op: string; readonly entity: object } {
  const { op, entity } = value as { readonly op?: unknown; readonly entity?: unknown };
  if (typeof op !== "string" || !operations.includes(op))
    return refuse({ ...at, column: "op" }, operations.join(", "), String(op));
  if (typeof entity !== "object" || entity === null)
    return refuse({ ...at, column: "entity" }, "an entity", String(entity));
  return { op, entity };
}

function idOf(entity: object, at: { readonly file: string; readonly row: number }): string {
  const { id } = entity as { readonly id?: unknown };
  return typeof id === "string" && id !== "" ? id : refuse({ ...at, column: "id" }, "a text", String(id));
}
