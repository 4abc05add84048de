import { describe, expect, it } from "vitest";
import type { Hit } from "../model/hit.ts";
import type { ListEntry } from "../model/list-entry.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { entryFixture, listFixture } from "./list.fixture.ts";
import { screenParty } from "./screen-party.ts";
import type { ScreenQuery } from "./screen-query.ts";
import { buildScreeningIndex } from "./screening-index.ts";

const tables = readTestTables();

const indexOf = (...entries: ListEntry[]) =>
  buildScreeningIndex(tables, [listFixture(entries)], { fictional: false });
const query = (more: Partial<ScreenQuery>): ScreenQuery => ({ party: "party:1", names: [], ...more });
const sum = (hit: Hit): number => hit.explanation.reduce((total, line) => total + line.contribution, 0);

describe("screenParty(index, query): open-ended entries", () => {
  const clause = "and subsidiaries";
  const listed = entryFixture("Qimulo Silicon Industry (Shanshan) Co., Ltd", {
    openEnded: { clause, stem: "Qimulo Silicon Industry" },
  });
  const corps = entryFixture("Xinjiang Production and Construction Corps", {
    id: "corps",
    names: [
      { text: "Xinjiang Production and Construction Corps", kind: "primary" },
      { text: "XPCC", kind: "alias" },
      { text: "Bingtuan", kind: "alias" },
      { text: "新疆生产建设兵团", kind: "local" },
    ],
    openEnded: {
      clause: "and its subordinate and affiliated entities",
      stem: "Xinjiang Production and Construction Corps",
    },
  });

  it.each([
    "Qimulo Silicon (Jiaxing) Co., Ltd.",
    "Qimulo Silicon New Materials Co.",
    "Xinjiang Production and Construction Corps Third Division Cotton and Linen Company",
    "XPCC Eighth Division Cotton Ginning Plant",
    "Bingtuan Orvane Agricultural Group",
    "新疆生产建设兵团第三师棉麻公司",
  ])("%s may be one of them: review, undecided, with the clause", (given) => {
    const hits = screenParty(indexOf(listed, corps), query({ names: [given] }));
    expect(hits[0]).toMatchObject({ kind: "open-set", band: "review", identity: "candidate" });
    expect(hits[0]?.notes.join("; ")).toContain("whether this party is one of them is not decided");
    expect(hits[0] && sum(hits[0])).toBe(hits[0]?.score);
  });

  it.each([
    "Orvane Silicon Industry Co., Ltd.",
    "Xinjiang Construction Group Co., Ltd.",
    "Xinjiang Orvane Production Co., Ltd.",
    "Peace Corps Cotton",
    "Shanshan Orvane Silicon Industry Co., Ltd",
  ])("%s is not brought up by the clause", (given) => {
    const hits = screenParty(indexOf(listed, corps), query({ names: [given] }));
    expect(hits.filter((hit) => hit.kind === "open-set")).toEqual([]);
  });

  it("leaves the listed party itself a hit by name", () => {
    const [hit] = screenParty(
      indexOf(listed),
      query({ names: ["Qimulo Silicon Industry (Shanshan) Co Ltd"] }),
    );
    expect(hit).toMatchObject({ kind: "name", band: "strong" });
  });

  it("is not vetoed by a different registration: a subsidiary has its own", () => {
    const own = { ...listed, identifiers: [{ kind: "lei", value: "5493001KJTIIGC8Y1R12" } as const] };
    const [hit] = screenParty(
      indexOf(own),
      query({
        names: ["Qimulo Silicon (Jiaxing) Co., Ltd."],
        identifiers: [{ kind: "lei", value: "529900T8BM49AURSDO55" }],
      }),
    );
    expect(hit).toMatchObject({ kind: "open-set", band: "review" });
  });
});
