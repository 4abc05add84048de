import { describe, expect, it, test } from "vitest";
import { filesOf } from "../../bundled.fixture.ts";
import { readList } from "../../read-list.ts";
import { reading, refusal } from "../reading.fixture.ts";
import { dolTvpraReader } from "./reader.ts";

const bundled = readList("us-dol-tvpra", filesOf("us-dol-tvpra"));
const inForce = bundled.entries.filter((entry) => entry.removed === undefined);
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const heading = "Country/Area,Good,Child Labor,Forced Labor,Forced Child Labor,Sector";
const rowOf = ({ merchandise = "", name, sublists }: (typeof inForce)[number]): string => {
  const marks = ["child-labour", "forced-labour", "forced-child-labour"].map((kind) =>
    sublists.some(({ key, to }) => key === kind && to === undefined) ? "Yes" : "No",
  );
  return [name.slice(merchandise.length + 2), merchandise, ...marks, "Farming"].map(cell).join(",");
};
const listed = inForce.filter(({ sublists }) =>
  sublists.some(({ key, to }) => key !== "input" && to === undefined),
);
const read = (rows: readonly string[], more = {}) =>
  reading(dolTvpraReader, { "list-of-goods.csv": [heading, ...rows].join("\r\n") }, more);

describe("dolTvpraReader on the bundled list put into a table", () => {
  it("keeps id, countries and HS reading of every good that the bundled list has", () => {
    const { version, audit } = read(listed.map(rowOf), { previous: bundled });
    const read1 = new Map(version.entries.map((entry) => [entry.id, entry]));
    // The bundled list writes BU and KV where ISO 3166-1 has MM and KG; the table of countries knows the latter only.
    const told = (entry: (typeof inForce)[number] | undefined) =>
      JSON.stringify([entry?.name, entry?.order, entry?.firstListed, entry?.sublists])
        .replace('["BU"]', '["MM"]')
        .replace('["KV"]', '["KG"]');
    expect(listed.filter((entry) => told(entry) !== told(read1.get(entry.id))).map(told)).toEqual([]);
    expect(audit[0]).toEqual({ what: "list-of-goods.csv: column Sector not used", count: listed.length });
    // What was only reported and is not in the table is left out, by name.
    const reported = inForce.filter((entry) => entry.verification === "reported" && !listed.includes(entry));
    expect(audit.slice(1).map(({ what }) => what)).toEqual(
      reported.map(({ name }) => `reported before, and not under that name in the files: ${name}`),
    );
  });
  test.each([
    [
      "a country that is not known",
      '"Utopia","Bricks","Yes","No","No",""',
      "a country of the table of countries",
    ],
    ["a mark that is not known", '"Ghana","Bricks","Maybe","No","No",""', "Yes, No, X or nothing"],
    ["a good without a mark", '"Ghana","Bricks","No","No","No",""', "a mark for child labor or forced labor"],
    ["a row that breaks off", '"Ghana","Bricks"', "6 cells"],
  ])("refuses %s", (_, bad, expected) => {
    const issue = refusal(() => read([...listed.map(rowOf), bad]));
    expect(issue).toMatchObject({ code: "list.invalid", expected, row: listed.length + 2 });
  });
});
