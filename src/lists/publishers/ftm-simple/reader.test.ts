import { describe, expect, it, test } from "vitest";
import { reading, refusal } from "../reading.fixture.ts";
import { ftmSimpleReader } from "./reader.ts";

const heading =
  "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change";
const row = (over: Partial<Record<string, string>> = {}): string =>
  heading
    .split(",")
    .map((key) => {
      const usual: Record<string, string> = {
        ...{ id: "a", schema: "Company", name: "Example Mill", countries: "cn;suhh" },
        ...{ first_seen: "2023-04-20T18:00:25", last_seen: "2024-06-01T10:57:03" },
      };
      return `"${(over[key] ?? usual[key] ?? "").replaceAll('"', '""')}"`;
    })
    .join(",");
const read = (rows: readonly string[], more = {}) =>
  reading(ftmSimpleReader, { "targets.simple.csv": [heading, ...rows].join("\n") }, { key: "test", ...more });

describe("ftmSimpleReader", () => {
  it("reads names, countries, programmes, and identifiers that prove themselves", () => {
    const full = row({
      aliases: 'A Mill;"Mill; Sons";EXAMPLE MILL',
      identifiers: "91420112711981060J;12345;485100GBI2SE0KIX8T70",
      program_ids: "US-UFLPA;US-UFLPA",
      addresses: "Road 1",
    });
    const { version, audit } = read([full, row({ id: "b", schema: "Address" })]);
    expect(version.published).toBe("2024-06-01");
    expect(version.entries).toHaveLength(1);
    expect(version.entries[0]).toMatchObject({
      names: [
        { text: "Example Mill", kind: "primary" },
        { text: "A Mill", kind: "alias" },
        { text: "Mill; Sons", kind: "alias" },
      ],
      countries: ["CN"],
      identifiers: [
        { kind: "uscc", value: "91420112711981060J" },
        { kind: "lei", value: "485100GBI2SE0KIX8T70" },
      ],
      sublists: [{ key: "US-UFLPA" }],
      firstListed: "2023-04-20",
    });
    expect(audit).toContainEqual({ what: "targets.simple.csv: column addresses not used", count: 1 });
    expect(audit).toContainEqual({ what: "identifiers of a kind that is not told", count: 1 });
  });
  it("has the same ids as the entities of the same dataset", () => {
    expect(read([row()]).version.entries[0]?.id).toMatch(/^test:[0-9a-f]{16}$/);
  });
  test.each([
    ["a row without an id", row({ id: "" }), "an id and a name"],
    ["no day", row({ first_seen: "soon" }), "an instant"],
    ["a row of fewer cells", '"a","Company"', "16 cells"],
  ])("refuses %s", (_, bad, expected) => {
    expect(refusal(() => read([bad]))).toMatchObject({ code: "list.invalid", row: 2, expected });
  });
});
