import { readFileSync } from "node:fs";
import { findConflicts } from "../../../src/evidence/conflicts/conflicts.ts";
import {
  propositionFileNames,
  readPropositionTables,
} from "../../../src/evidence/conflicts/proposition-tables.ts";
import { figureFileName, readFigureTables } from "../../../src/evidence/figures/figure-tables.ts";
import { readFigures } from "../../../src/evidence/figures/read-figures.ts";
import { measureFileNames, readMeasureTables } from "../../../src/evidence/measures/measure-tables.ts";
import { readMeasures } from "../../../src/evidence/measures/read-measures.ts";
import type { Reading } from "../../../src/model/statement.ts";
import type { TextLayer } from "../../../src/model/text-layer.ts";
import type { ReadText } from "./score-text.ts";

const data = new URL("../../../data/evidence/", import.meta.url);
const fileText = (name: string): string => readFileSync(new URL(name, data), "utf8");
const files = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, fileText(name)]));

const propositions = readPropositionTables(files(propositionFileNames));
const measures = readMeasureTables(files(measureFileNames));
const figures = readFigureTables(fileText(figureFileName));

/** All that follows from a layer and the statements in it. */
export function readRest(layer: TextLayer, reading: Reading): ReadText {
  const { statements, noise } = reading;
  return {
    reading,
    measures: readMeasures({ layer, statements, noise }, measures),
    figures: readFigures({ layer, statements }, figures),
    conflicts: findConflicts(statements, propositions),
  };
}
