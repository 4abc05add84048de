// What the scorer asks: our own extractor over our own tables.
import { readFileSync } from "node:fs";
import { readStatements } from "../../../src/evidence/statements/read-statements.ts";
import {
  readStatementTables,
  statementFileNames,
} from "../../../src/evidence/statements/statement-tables.ts";
import type { Reading } from "../../../src/model/statement.ts";
import type { TextLayer } from "../../../src/model/text-layer.ts";

const data = new URL("../../../data/evidence/", import.meta.url);
const tables = readStatementTables(
  Object.fromEntries(statementFileNames.map((name) => [name, readFileSync(new URL(name, data), "utf8")])),
);

export const readLayer = (layer: TextLayer): Reading => readStatements(layer, tables);
