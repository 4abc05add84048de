import { describe, expect, it, test } from "vitest";
import { reading, refusal } from "../reading.fixture.ts";
import { ownListReader } from "./reader.ts";

const heading =
  "name,kind,aliases,former_names,local_names,countries,identifiers,listed,removed,sublist,remarks,source,source_date";
const read = (rows: readonly string[], more = {}) =>
  reading(
    ownListReader,
    { "own-list.csv": [heading, ...rows].join("\n") },
    { key: "no_longer_bought", ...more },
  );
const usual =
  "Example Mill,organisation,A Mill | B Mill,,示例厂,CN,uscc:91420112711981060J,2024-01-02,,quality,,board,2024-01-02";

describe("ownListReader", () => {
  it("reads a row of the template", () => {
    const { version } = read([usual, "Old Mill,organisation,,,,,,2020-01-01,2022-05-01,,,board,2020-01-01"]);
    expect(version).toMatchObject({ key: "no_longer_bought", published: "2026-07-09", knownGaps: [] });
    expect(version.entries[0]).toMatchObject({
      names: [
        { text: "Example Mill", kind: "primary" },
        { text: "A Mill", kind: "alias" },
        { text: "B Mill", kind: "alias" },
        { text: "示例厂", kind: "local" },
      ],
      identifiers: [{ kind: "uscc", value: "91420112711981060J" }],
      sublists: [{ key: "quality", from: "2024-01-02" }],
      firstListed: "2024-01-02",
    });
    expect(version.entries[1]?.removed).toBe("2022-04-30");
  });
  it("keeps the id of a renamed entry as long as one name stays", () => {
    const before = read([usual]).version;
    const renamed = usual.replace("Example Mill", "New Mill").replace("B Mill,", "B Mill,Example Mill");
    const now = read([renamed], { previous: before, retrieved: "2026-08-01" }).version;
    expect(now.entries[0]).toMatchObject({ id: before.entries[0]?.id, name: "New Mill" });
  });
  test.each([
    ["a column that is not of the template", `${heading},score`, `${usual},5`, "no such column"],
    [
      "a kind that is not known",
      heading,
      usual.replace("organisation", "firm"),
      "organisation, person or vessel",
    ],
    [
      "an identifier whose check digit does not hold",
      heading,
      usual.replace("060J", "060K"),
      "a number whose check digits hold",
    ],
    ["a country code that is none", heading, usual.replace(",CN,", ",XX,"), "ISO 3166-1 alpha-2 codes"],
    [
      "an end before the beginning",
      heading,
      usual.replace("2024-01-02,,", "2024-01-02,2023-01-01,"),
      "a day after 2024-01-02",
    ],
  ])("refuses %s", (_, head, bad, expected) => {
    const run = () => reading(ownListReader, { "own-list.csv": `${head}\n${bad}` }, { key: "x" });
    expect(refusal(run)).toMatchObject({ code: "list.invalid", row: 2, expected });
  });
  it("refuses two entries of one name", () => {
    expect(refusal(() => read([usual, usual])).expected).toBe("an entry that row 2 does not already hold");
  });
});

describe("ownListReader over several versions", () => {
  it("keeps the id of an entry that was renamed, then ended, then read again", () => {
    const days = ["2026-07-09", "2026-08-01", "2026-09-01", "2026-10-01"];
    const renamed = usual.replace("Example Mill", "New Mill").replace("B Mill,", "B Mill,Example Mill");
    const ended = renamed.replace("2024-01-02,,", "2024-01-02,2026-08-15,").replace("A Mill", "C Mill");
    let previous = read([usual]).version;
    const first = previous.entries[0]?.id;
    for (const [at, row] of [usual, renamed, ended, ended].entries())
      previous = read([row], { previous, retrieved: days[at] }).version;
    expect(previous.entries.map(({ id, name, removed }) => [id, name, removed])).toEqual([
      [first, "New Mill", "2026-08-14"],
    ]);
  });
  it("takes the first day as the file has it now: another one is a correction", () => {
    const before = read([usual]).version;
    const corrected = usual.replace("2024-01-02,,", "2025-06-01,,");
    const now = read([corrected], { previous: before, retrieved: "2026-08-01" }).version;
    expect(now.entries[0]).toMatchObject({
      firstListed: "2025-06-01",
      sublists: [{ key: "quality", from: "2025-06-01" }],
    });
    const back = read([usual], { previous: now, retrieved: "2026-09-01" }).version;
    expect(back.entries[0]?.firstListed).toBe("2024-01-02");
  });
});
