import { describe, expect, it } from "vitest";
import { bandThresholds } from "../names/bands.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { entryFixture, listFixture } from "./list.fixture.ts";
import { screenParty } from "./screen-party.ts";
import { buildScreeningIndex } from "./screening-index.ts";
import { mostByWeakName } from "./weak-names.ts";

const tables = readTestTables();
const name = "Zhejiang Qimulo Silicon Co., Ltd.";
const entry = entryFixture(name, {
  names: [
    { text: name, kind: "primary" },
    { text: "QMS", kind: "alias", weak: true },
    { text: "Qimulo Silicon Co.", kind: "alias" },
    { text: "Qimulo Silicon", kind: "alias", weak: true },
  ],
  identifiers: [{ kind: "duns", value: "150483782" }],
});
const index = buildScreeningIndex(tables, [listFixture([entry])], { fictional: false });
const hitOf = (query: string, more = {}) => screenParty(index, { party: "p", names: [query], ...more })[0];

describe("screening by a weak alias", () => {
  it("stays in sight below review, and the line says why", () => {
    const hit = hitOf("QMS");
    expect(hit).toMatchObject({ score: mostByWeakName, band: "weak", matched: "QMS" });
    expect(hit?.explanation.at(-1)).toMatchObject({ kind: "cap", contribution: mostByWeakName - 10_000 });
    expect(hit?.explanation.at(-1)?.candidate).toContain("weak alias");
  });

  it("does not hide another name of the entry that fits less well", () => {
    const hit = hitOf("Qimulo Silicon");
    expect(hit?.matched).toBe("Qimulo Silicon Co.");
    expect(hit?.score).toBeGreaterThanOrEqual(bandThresholds.review);
  });

  it("takes nothing from an equal identifier", () => {
    const hit = hitOf("QMS", { identifiers: [{ kind: "duns", value: "150483782" }] });
    expect(hit).toMatchObject({ identity: "identified", band: "strong" });
  });
});
