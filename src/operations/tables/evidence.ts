import { propositionFileNames, readPropositionTables } from "../../evidence/conflicts/proposition-tables.ts";
import { figureFileName, readFigureTables } from "../../evidence/figures/figure-tables.ts";
import {
  independenceFileName,
  readIndependenceTable,
} from "../../evidence/independence/independence-tables.ts";
import { indicatorFileName, readIndicatorTable } from "../../evidence/indicators/indicator-table.ts";
import { measureFileNames, readMeasureTables } from "../../evidence/measures/measure-tables.ts";
import { boilerplateFileName, readBoilerplate } from "../../evidence/origins/boilerplate.ts";
import { readStatementTables, statementFileNames } from "../../evidence/statements/statement-tables.ts";
import { hashOf } from "../../model/canonical.ts";
import { readDataFile } from "../../store/data-files.ts";
import { once } from "./once.ts";

const textsOf = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, readDataFile(`evidence/${name}`)]));

/** The tables of evidence/ from data/evidence. */
export const propositionTables = once(() => readPropositionTables(textsOf(propositionFileNames)));
export const figureTables = once(() => readFigureTables(readDataFile(`evidence/${figureFileName}`)));
export const measureTables = once(() => readMeasureTables(textsOf(measureFileNames)));
export const statementTables = once(() => readStatementTables(textsOf(statementFileNames)));
export const independenceTable = once(() =>
  readIndependenceTable(readDataFile(`evidence/${independenceFileName}`)),
);
export const indicatorTable = once(() => readIndicatorTable(readDataFile(`evidence/${indicatorFileName}`)));

export const boilerplateTable = once(() => readBoilerplate(readDataFile(`evidence/${boilerplateFileName}`)));
export const boilerplateTableHash = once(() => hashOf(textsOf([boilerplateFileName])));

/** Hash of all the tables: with other tables the same text is read otherwise. */
export const evidenceTablesHash = once(() =>
  hashOf(
    textsOf([
      ...propositionFileNames,
      ...statementFileNames,
      ...measureFileNames,
      figureFileName,
      independenceFileName,
      indicatorFileName,
    ]),
  ),
);
