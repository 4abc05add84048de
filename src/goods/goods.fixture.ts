// biome-ignore lint/style/noRestrictedImports: only tests read the disk here; the room itself is handed texts
import { readFileSync } from "node:fs";
import type { GoodsTables, InputEdge } from "./goods-tables.ts";
import { buildGoodsTables, goodsFileNames } from "./goods-tables.ts";
import { unitsFileName } from "./read-units.ts";
import { buildUnits } from "./units.ts";

/** The text of a file of `data/goods`. */
export const goodsFile = (name: string): string =>
  readFileSync(new URL(`../../data/goods/${name}`, import.meta.url), "utf8");

export const unitTable = buildUnits(goodsFile(unitsFileName));
export const goodsTables = buildGoodsTables(
  Object.fromEntries(goodsFileNames.map((name) => [name, goodsFile(name)])),
);

/** Tables with nothing but edges, "5201>5205" editorial or "5201>5205*" official, and what is said of their coverage. */
export const tablesOf = (edges: readonly string[], coverage: GoodsTables["coverage"] = []): GoodsTables => ({
  goods: [],
  sectors: [],
  coverage,
  edges: edges.map((edge): InputEdge => {
    const [input = "", output = ""] = edge.replace("*", "").split(">");
    const basis = edge.endsWith("*") ? "official" : "editorial";
    return { input, output, commodity: "test", through: "direct", basis, source: "test" };
  }),
});
