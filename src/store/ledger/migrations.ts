import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { genesis } from "../log/log-line.ts";

/** A migration starts from whatever tables stand, so it cannot know their types. */
type AnyTables = Kysely<Record<string, Record<string, unknown>>>;

const recorded = (database: AnyTables, table: string) =>
  database.schema
    .createTable(table)
    .addColumn("seq", "integer", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("at_ms", "bigint", (column) => column.notNull())
    .addColumn("recorded_by", "text", (column) => column.notNull());

async function createWorkspace(database: AnyTables): Promise<void> {
  await recorded(database, "workspace")
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("schema", "integer", (column) => column.notNull())
    .addColumn("fictional", "integer", (column) => column.notNull())
    .addColumn("created", "text", (column) => column.notNull())
    .addColumn("ledger", "text", (column) => column.notNull())
    .addColumn("app_version", "text", (column) => column.notNull())
    .execute();
}

async function createLists(database: AnyTables): Promise<void> {
  await recorded(database, "lists")
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("published", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("origin", "text", (column) => column.notNull())
    .addColumn("original", "text")
    .execute();
}

async function createImports(database: AnyTables): Promise<void> {
  await recorded(database, "imports")
    .addColumn("import", "text", (column) => column.notNull())
    .addColumn("file", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("mapping", "text", (column) => column.notNull())
    .addColumn("reader", "text", (column) => column.notNull())
    .addColumn("rows", "integer", (column) => column.notNull())
    .addColumn("accepted", "integer", (column) => column.notNull())
    .addColumn("repaired", "integer", (column) => column.notNull())
    .addColumn("quarantined", "integer", (column) => column.notNull())
    .addColumn("rows_sha256", "text", (column) => column.notNull())
    .addColumn("issues_sha256", "text", (column) => column.notNull())
    .execute();
  await database.schema.createIndex("imports_import").on("imports").columns(["import", "seq"]).execute();
}

async function createUndos(database: AnyTables): Promise<void> {
  await recorded(database, "import_undos")
    .addColumn("import", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex("import_undos_import")
    .on("import_undos")
    .columns(["import", "seq"])
    .execute();
}

async function createDecisions(database: AnyTables): Promise<void> {
  await recorded(database, "decisions")
    .addColumn("hit", "text", (column) => column.notNull())
    .addColumn("party", "text", (column) => column.notNull())
    .addColumn("list", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("decision", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("decided_by", "text", (column) => column.notNull())
    .addColumn("date", "text", (column) => column.notNull())
    .addColumn("import", "text")
    .execute();
  await database.schema.createIndex("decisions_hit").on("decisions").columns(["hit", "seq"]).execute();
}

async function createMeta(database: AnyTables): Promise<void> {
  await database.schema
    .createTable("meta")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("last_seq", "integer", (column) => column.notNull())
    .addColumn("last_hash", "text", (column) => column.notNull())
    .execute();
  await database.insertInto("meta").values({ id: 1, last_seq: 0, last_hash: genesis }).execute();
}

const firstTables: Migration = {
  async up(database: AnyTables) {
    for (const create of [
      createMeta,
      createWorkspace,
      createLists,
      createImports,
      createUndos,
      createDecisions,
    ])
      await create(database);
  },
};

/** Publishers' files that were not put in force. */
const heldLists: Migration = {
  async up(database: AnyTables) {
    await recorded(database, "held_lists")
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("version", "text")
      .addColumn("published", "text")
      .addColumn("sha256", "text")
      .addColumn("against", "text")
      .execute();
  },
};

/** Publishers' files that say what the version in force says. */
const checkedLists: Migration = {
  async up(database: AnyTables) {
    await recorded(database, "checked_lists")
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("version", "text", (column) => column.notNull())
      .addColumn("checked", "text", (column) => column.notNull())
      .execute();
  },
};

/** What a decision rested on, as canonical JSON. */
const decisionGrounds: Migration = {
  async up(database: AnyTables) {
    await database.schema.alterTable("decisions").addColumn("ground", "text").execute();
  },
};

/** Yields and tolerances that a person set otherwise. */
const overrides: Migration = {
  async up(database: AnyTables) {
    await recorded(database, "overrides")
      .addColumn("what", "text", (column) => column.notNull())
      .addColumn("value", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("decided_by", "text", (column) => column.notNull())
      .execute();
  },
};

/** Signed roots and their time stamps; what is masked; what was erased. */
const proofs: Migration = {
  async up(database: AnyTables) {
    await recorded(database, "checkpoints")
      .addColumn("origin", "text", (column) => column.notNull())
      .addColumn("size", "integer", (column) => column.notNull())
      .addColumn("root", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("sha256", "text", (column) => column.notNull())
      .execute();
    await recorded(database, "time_stamps")
      .addColumn("size", "integer", (column) => column.notNull())
      .addColumn("checkpoint", "text", (column) => column.notNull())
      .addColumn("sha256", "text", (column) => column.notNull())
      .addColumn("time", "text", (column) => column.notNull())
      .addColumn("authority", "text", (column) => column.notNull())
      .addColumn("url", "text")
      .execute();
    await recorded(database, "redactions")
      .addColumn("document", "text", (column) => column.notNull())
      .addColumn("layer", "text", (column) => column.notNull())
      .addColumn("masked", "integer", (column) => column.notNull())
      .addColumn("start", "integer")
      .addColumn("end", "integer")
      .addColumn("speaker", "text")
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("decided_by", "text", (column) => column.notNull())
      .execute();
    await recorded(database, "erasures")
      .addColumn("document", "text", (column) => column.notNull())
      .addColumn("files", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("decided_by", "text", (column) => column.notNull())
      .execute();
  },
};

/** Files of papers. */
const papers: Migration = {
  async up(database: AnyTables) {
    await recorded(database, "papers")
      .addColumn("documents", "text", (column) => column.notNull())
      .addColumn("file", "text", (column) => column.notNull())
      .addColumn("sha256", "text", (column) => column.notNull())
      .addColumn("bytes", "integer", (column) => column.notNull())
      .addColumn("media_type", "text", (column) => column.notNull())
      .execute();
  },
};

/** Cases, and what was done in them. */
const cases: Migration = {
  async up(database: AnyTables) {
    await recorded(database, "cases")
      .addColumn("case_id", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("market", "text", (column) => column.notNull())
      .addColumn("regime", "text", (column) => column.notNull())
      .addColumn("outcome", "text", (column) => column.notNull())
      .addColumn("fingerprint", "text", (column) => column.notNull())
      .addColumn("assessment", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("decided_by", "text", (column) => column.notNull())
      .execute();
    await recorded(database, "case_acts")
      .addColumn("case_id", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("act", "text", (column) => column.notNull())
      .addColumn("decided_by", "text", (column) => column.notNull())
      .execute();
  },
};

/** Documents, what was read out of them, and what persons made of that. */
const documents: Migration = {
  async up(database: AnyTables) {
    await recorded(database, "documents")
      .addColumn("sha256", "text", (column) => column.notNull())
      .addColumn("bytes", "integer", (column) => column.notNull())
      .addColumn("media_type", "text", (column) => column.notNull())
      .addColumn("how", "text", (column) => column.notNull())
      .addColumn("file", "text")
      .addColumn("capture", "text")
      .addColumn("enclosed_in", "text")
      .addColumn("published", "text")
      .addColumn("withheld", "text")
      .execute();
    await recorded(database, "layers")
      .addColumn("document", "text", (column) => column.notNull())
      .addColumn("layer", "text", (column) => column.notNull())
      .addColumn("reader", "text", (column) => column.notNull())
      .addColumn("reader_version", "text", (column) => column.notNull())
      .addColumn("characters", "integer", (column) => column.notNull())
      .addColumn("sha256", "text", (column) => column.notNull())
      .execute();
    await recorded(database, "judgements")
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("suggestion", "text", (column) => column.notNull())
      .addColumn("spans", "text", (column) => column.notNull())
      .addColumn("judgement", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("decided_by", "text", (column) => column.notNull())
      .execute();
    await recorded(database, "grades")
      .addColumn("document", "text", (column) => column.notNull())
      .addColumn("statement", "text")
      .addColumn("reliability", "text", (column) => column.notNull())
      .addColumn("credibility", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("decided_by", "text", (column) => column.notNull())
      .execute();
  },
};

/** Every change of the ledger's tables, in order of name. One that was released is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-first-tables": firstTables,
  "0002-held-lists": heldLists,
  "0003-decision-grounds": decisionGrounds,
  "0004-checked-lists": checkedLists,
  "0005-overrides": overrides,
  "0007-proofs": proofs,
  "0008-papers": papers,
  "0009-documents": documents,
  "0010-cases": cases,
};

/** Names of the migrations that a current ledger has seen. */
export const migrationNames: readonly string[] = Object.keys(migrations).sort();
