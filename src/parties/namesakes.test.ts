import { describe, expect, it } from "vitest";
import type { CanonicalRow, Records } from "../model/records.ts";
import { recordKinds } from "../model/records.ts";
import { buildParties } from "./build-parties.ts";

const empty = Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as Records;
const first = "913205001234567881";
const second = "91330100MA2B12343R";

const row = (cells: CanonicalRow<"parties">["cells"], number: number): CanonicalRow<"parties"> => ({
  kind: "parties",
  cells: { name: "Example Heron Textile", country: "CN", ...cells },
  extra: {},
  source: { import: "i", row: number, file: "f.csv" },
});
const nodesOf = (...cells: CanonicalRow<"parties">["cells"][]) =>
  buildParties({ ...empty, parties: cells.map((each, index) => row(each, index + 2)) }).nodes;

describe("two companies of one name without keys", () => {
  it("are two parties where valid identifiers of one kind differ, whatever the order", () => {
    const nodes = nodesOf({ uscc: first }, { uscc: second });
    expect(nodes).toHaveLength(2);
    expect(nodes.map(({ identifiers }) => identifiers.map(({ value }) => value))).toEqual([
      [first],
      [second],
    ]);
    const turned = nodesOf({ uscc: second }, { uscc: first });
    expect(new Set(turned.map(({ id }) => id))).toEqual(new Set(nodes.map(({ id }) => id)));
  });
  it("are one where the identifiers agree, are of two kinds, or one does not check", () => {
    expect(nodesOf({ uscc: first }, { uscc: first })).toHaveLength(1);
    expect(nodesOf({ uscc: first }, {})).toHaveLength(1);
    expect(nodesOf({ uscc: first }, { uscc: "913205001234567880" })).toHaveLength(1);
    expect(nodesOf({ uscc: first }, { duns: "150483782" })).toHaveLength(1);
  });
  it("leave a row without an identifier a party of its own", () =>
    expect(nodesOf({ uscc: first }, { uscc: second }, {})).toHaveLength(3));
  it("are told apart in another country too", () =>
    expect(nodesOf({ uscc: first }, { uscc: second }, { country: "VN" })).toHaveLength(3));
});
