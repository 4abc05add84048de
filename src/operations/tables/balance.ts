import type { Solver } from "../../balance/solver.ts";
import { prepareSolver } from "../../balance/solver.ts";
import { balanceFileNames, buildBalanceTables } from "../../balance/yields.ts";
import { readDataFile } from "../../store/data-files.ts";
import { once } from "./once.ts";

/** The yields and tolerances of data/balance. */
export const balanceTables = once(() =>
  buildBalanceTables(
    Object.fromEntries(balanceFileNames.map((file) => [file, readDataFile(`balance/${file}`)])),
  ),
);

/** The solver of linear programs, loaded when a question first needs it. */
export const solver: () => Promise<Solver> = once(prepareSolver);
