// biome-ignore lint/style/noRestrictedImports: only tests read the disk here; the room itself is handed texts
import { readFileSync } from "node:fs";
import type { Reading } from "../../model/statement.ts";
import type { TextLayer } from "../../model/text-layer.ts";
import { readStatements } from "./read-statements.ts";
import { readStatementTables, statementFileNames } from "./statement-tables.ts";

export const files: Readonly<Record<string, string>> = Object.fromEntries(
  statementFileNames.map((name) => [
    name,
    readFileSync(new URL(`../../../data/evidence/${name}`, import.meta.url), "utf8"),
  ]),
);

export const tables = readStatementTables(files);

export const layerOf = (text: string): TextLayer => ({
  ...{ id: "0".repeat(64), document: "1".repeat(64), reader: { name: "txt", version: "1" } },
  ...{ text, hidden: [], remarks: [] },
});

export const read = (text: string): Reading => readStatements(layerOf(text), tables);

/** Who says what, in short; the text's own voice left out. */
export const said = (text: string): readonly (readonly [string | null, string])[] =>
  read(text)
    .statements.filter(({ speaker }) => speaker.kind !== "unattributed")
    .map(({ speaker, pieces }) => [speaker.resolved, pieces.map((one) => one.text).join(" // ")] as const);
