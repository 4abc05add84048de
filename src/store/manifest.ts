import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { canonicalJson } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import type { LoggedEvent } from "./events/event-table.ts";
import { instantField, textField } from "./events/fields.ts";
import { ledgerName } from "./ledger/ledger-state.ts";

export const manifestName = "workspace.json";
/** The form of the workspace that this build writes, and the newest that it reads. */
export const workspaceSchema = 1;

const manifestSchema = z.strictObject({
  name: textField,
  schema: z.int().positive(),
  fictional: z.boolean(),
  created: instantField,
  /** `ledger.db`, or later the address of a PostgreSQL ledger. */
  ledger: textField,
});

/** What `workspace.json` says. The first event of the log says the same, and counts. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** The manifest as `workspace.json` holds it, byte for byte: one key a line, in code-unit order. */
export const manifestText = (manifest: Manifest): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(manifest)), null, 2)}\n`;

/** The manifest that the log calls for; undefined where the log does not begin with a workspace. */
export function manifestOf(events: readonly LoggedEvent[]): Manifest | undefined {
  const first = events[0];
  if (first?.type !== "workspace-created") return undefined;
  const { name, schema, fictional, created, ledger } = first.data;
  return { name, schema, fictional, created, ledger };
}

function parseManifest(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Refuses what a newer build wrote, before anything else of the folder is looked at. */
function checkVersion(value: unknown): void {
  const version = z.object({ schema: z.int() }).safeParse(value).data?.schema;
  if (version !== undefined && version > workspaceSchema)
    fail(
      "workspace.newer",
      `This workspace has schema ${version}; this Selvedge reads up to ${workspaceSchema}.`,
      "Update Selvedge, then run the command again. Nothing was changed.",
      { file: manifestName, expected: `at most ${workspaceSchema}`, received: String(version) },
    );
}

function checkLedger(ledger: string): void {
  if (ledger !== ledgerName)
    fail("workspace.newer", `The ledger of this workspace is not ${ledgerName}.`, "Update Selvedge.", {
      file: manifestName,
      expected: ledgerName,
      received: ledger,
    });
}

/** Reads `workspace.json`: missing, newer and damaged are told apart. */
export function readManifest(dir: string): Manifest {
  const path = join(dir, manifestName);
  if (!existsSync(path)) return refuseMissing(dir);
  const value = parseManifest(readFileSync(path, "utf8"));
  checkVersion(value);
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) {
    const [problem] = parsed.error.issues;
    const where = problem?.path.join(".") ?? "";
    return fail(
      "workspace.damaged",
      `${manifestName} is not what a workspace says of itself${where === "" ? "" : ` (${where}: ${problem?.message})`}.`,
      "Run `selvedge verify` to see what else changed; `selvedge doctor --rebuild` writes it anew from the log.",
      { file: path },
    );
  }
  checkLedger(parsed.data.ledger);
  return parsed.data;
}

function refuseMissing(dir: string): never {
  if (existsSync(join(dir, "log")))
    return fail(
      "workspace.damaged",
      `${dir} has a log but no ${manifestName}.`,
      "Run `selvedge doctor --rebuild`: it writes the file anew from the log.",
      { file: join(dir, manifestName) },
    );
  return fail(
    "workspace.missing",
    `There is no workspace at ${dir}.`,
    "Give the folder of one with --workspace, or make one there by importing a file.",
    { file: dir, expected: manifestName },
  );
}

/** The manifest where there is one that can be read; undefined for anything else. Says nothing of its soundness. */
export function peekManifest(dir: string): Manifest | undefined {
  try {
    return readManifest(dir);
  } catch {
    return undefined;
  }
}
