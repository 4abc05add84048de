import { describe, expect, it, test } from "vitest";
import { keepRemoved } from "../keep-removed.ts";
import { reading, refusal } from "../reading.fixture.ts";
import { uflpaReader } from "./reader.ts";

type Row = readonly [name: string, day: string];

const table = (rows: readonly Row[], heading = "Name of Entity"): string =>
  `<table><thead><tr><th>${heading}</th><th>Effective Date</th></tr></thead><tbody>${rows
    .map(([name, day]) => `<tr><td>${name}</td><td>${day}</td></tr>`)
    .join("")}</tbody></table>`;
const section = (paragraph: string, rows: readonly Row[], heading?: string): string =>
  `<p><strong>A list</strong><br><a href="#">Section 2(d)(2)(B)(${paragraph})</a></p>${table(rows, heading)}`;
const day = "June 21, 2022";
const many = (from: number, count: number): Row[] =>
  Array.from({ length: count }, (_, at) => [`Example Mill ${from + at} Co., Ltd.`, day]);
const page = (...parts: readonly string[]): string =>
  `<!DOCTYPE html><html><body><main>${parts.join("<p>&nbsp;</p>")}</main></body></html>\n`;
const [one, two, five] = [
  section("i", many(0, 10)),
  section("ii", many(10, 60)),
  section("v", many(70, 80), "Entity Name"),
];
const read = (html: string, more = {}) => reading(uflpaReader, { "uflpa-entity-list.html": html }, more);

describe("uflpaReader on a page of the publisher's form", () => {
  it("reads the three tables, entities and entity references", () => {
    const amp = section("i", [
      ...many(0, 10),
      ["Import &amp; Export &#8217;s Co., Ltd.", "January 15, 2025"],
    ]);
    const { version } = read(page(amp, two, five));
    expect(version.entries).toHaveLength(151);
    expect(version.entries[10]).toMatchObject({
      name: "Import & Export ’s Co., Ltd.",
      firstListed: "2025-01-15",
    });
  });
  it("makes one entry of rows under several paragraphs, spellings of the title as aliases", () => {
    const corps: Row[] = [["Corps (including one alias: ABCD)", day]];
    const again: Row[] = [["Corps (ABCD) and its subordinate and affiliated entities", "July 1, 2023"]];
    const { version } = read(
      page(section("i", [...many(0, 10), ...corps]), section("ii", [...many(10, 60), ...again]), five),
    );
    expect(version.entries.find(({ name }) => name === "Corps")).toMatchObject({
      names: [
        { text: "Corps", kind: "primary" },
        { text: "ABCD", kind: "alias" },
        { text: "Corps (ABCD)", kind: "alias" },
      ],
      sublists: [
        { key: "i", from: "2022-06-21" },
        { key: "ii", from: "2023-07-01" },
      ],
      openEnded: { clause: "and its subordinate and affiliated entities", stem: "Corps" },
    });
  });
  it("makes an entry of each subsidiary that a clause names, and ties it to its parent", () => {
    const text =
      "Ninth Corporation and its two Port-based subsidiaries, which include Port A Co., Ltd. and Port B Co., Ltd.";
    const { version } = read(page(one, section("ii", [...many(10, 60), [text, day]]), five));
    const parent = version.entries.find(({ name }) => name === "Ninth Corporation");
    const named = version.entries.filter(({ name }) => name.startsWith("Port "));
    expect(named.map(({ name, relations }) => [name, relations[0]?.kind, relations[0]?.to])).toEqual([
      ["Port A Co., Ltd.", "subsidiary-of", parent?.id],
      ["Port B Co., Ltd", "subsidiary-of", parent?.id],
    ]);
  });

  test.each<[string, string, string]>([
    ["a page cut short", page(one, two, five).slice(0, -30), "a page that ends in </html>"],
    ["a sub-list that is gone", page(one, two), "one table under Section 2(d)(2)(B)(v)"],
    ["a sub-list that is doubled", page(one, two, five, five), "one table under Section 2(d)(2)(B)(v)"],
    [
      "a table under no heading",
      page(table(many(0, 3)), one, two, five),
      'a table under a heading "Section 2(d)(2)(B)(...)"',
    ],
    [
      "a table under an unknown paragraph",
      page(one, two, five, section("vi", many(400, 3))),
      'a table under a heading "Section 2(d)(2)(B)(...)"',
    ],
    [
      "other columns",
      page(section("i", many(0, 10), "Company"), two, five),
      'a table with the columns "Name of Entity" and "Effective Date"',
    ],
    ["an empty name", page(section("i", [["", day]]), two, five), "a name and a day"],
    [
      "no day",
      page(section("i", [["A", "soon"]]), two, five),
      'a day such as "June 21, 2022", from then to 2027-07-09',
    ],
    [
      "a day before the law",
      page(section("i", [["A", "June 20, 2022"]]), two, five),
      'a day such as "June 21, 2022", from then to 2027-07-09',
    ],
    [
      "a day that no calendar has",
      page(section("i", [["A", "February 30, 2023"]]), two, five),
      'a day such as "June 21, 2022", from then to 2027-07-09',
    ],
    [
      "an entity twice in one table",
      page(section("i", [...many(0, 10), ...many(0, 1)]), two, five),
      "each entity once under (i)",
    ],
    [
      "too few entities",
      page(section("i", many(0, 1)), section("ii", many(1, 1)), section("v", many(2, 1))),
      "130 to 1000 entries",
    ],
    ["another page altogether", page("<h1>Page not found</h1>"), "one table under Section 2(d)(2)(B)(i)"],
    [
      "a page nested without end",
      page("<div>".repeat(5_000), one, two, five),
      "a page nested at most 200 deep",
    ],
  ])("refuses %s", (_, html, expected) => {
    expect(refusal(() => read(html))).toMatchObject({ code: "list.invalid", expected });
  });
  it("refuses files that it does not know, and the absence of its own", () => {
    expect(refusal(() => reading(uflpaReader, { "other.html": page(one, two, five) })).code).toBe(
      "list.invalid",
    );
    expect(refusal(() => reading(uflpaReader, {})).expected).toBe("one file uflpa-entity-list.html");
  });
  it("keeps ids over a rename, ends what the page no longer has, and dates what is new", () => {
    const before = read(page(one, two, five), { retrieved: "2024-01-10" }).version;
    const renamed: Row = ["New Mill Co., Ltd. (formerly known as Example Mill 0 Co., Ltd.)", "March 1, 2024"];
    const now = read(page(section("i", [renamed, ...many(1, 9)]), two, five), {
      previous: before,
      retrieved: "2024-03-05",
    });
    const [entry] = now.version.entries;
    expect(entry?.id).toBe(before.entries[0]?.id);
    expect(entry).toMatchObject({
      name: "New Mill Co., Ltd.",
      firstListed: "2022-06-21",
      amended: ["2024-03-01"],
      names: [
        { text: "Example Mill 0 Co., Ltd.", kind: "primary", to: "2024-02-29" },
        { text: "New Mill Co., Ltd.", kind: "primary", from: "2024-03-01" },
        { text: "Example Mill 0 Co., Ltd.", kind: "former", from: "2024-03-01" },
      ],
    });
  });
  it("takes back a day that was a slip, but keeps the first day of an entry that was amended of late", () => {
    const at = (text: string, more: object) =>
      read(page(section("i", [...many(0, 10), ["Slip Mill Co., Ltd.", text]]), two, five), more).version;
    const slip = at("November 25, 2022", { retrieved: "2026-10-01" });
    const mended = at("November 25, 2024", { retrieved: "2026-11-01", previous: slip });
    expect(mended.entries[10]).toMatchObject({
      firstListed: "2024-11-25",
      sublists: [{ key: "i", from: "2024-11-25" }],
      amended: [],
    });
    for (const day of ["September 28, 2026", "October 20, 2026"]) {
      const amended = at(day, { retrieved: "2026-11-01", previous: slip });
      const later = at(day, { retrieved: "2027-04-01", previous: amended });
      for (const { entries } of [amended, later])
        expect(entries[10]).toMatchObject({ firstListed: "2022-11-25", sublists: [{ from: "2022-11-25" }] });
    }
  });
  it("gives an entry that one page did not have its Chinese names, countries and first day again", () => {
    const whole = read(page(one, two, five), { retrieved: "2026-07-01" }).version;
    const known = {
      ...whole,
      entries: whole.entries.map((entry, at) =>
        at === 0
          ? {
              ...entry,
              countries: ["CN"],
              sector: "cotton",
              names: [...entry.names, { text: "示例厂", kind: "local" as const }],
            }
          : entry,
      ),
    };
    const without = read(page(section("i", many(1, 9)), two, five), {
      previous: known,
      retrieved: "2026-08-01",
    }).version;
    const back = read(page(one, two, five), {
      previous: keepRemoved(without, known),
      retrieved: "2026-09-01",
    }).version;
    expect(back.entries).toHaveLength(150);
    const [entry] = back.entries;
    expect(entry).toEqual({
      ...known.entries[0],
      sourceDate: "2026-09-01",
      remarks: "Not on the list as read from 2026-08-01 to 2026-08-31.",
    });
  });
  it("reads words that are marked up, and one paragraph", () => {
    const cells: Row[] = [
      ["<div><p>Old <a href='#'>Mill</a> <strong>Co.</strong>, Ltd.</p></div>", `<p>${day}</p>`],
    ];
    const { version } = read(page(section("i", [...many(0, 10), ...cells]), two, five));
    expect(version.entries[10]?.name).toBe("Old Mill Co., Ltd.");
  });
  test.each([
    "<p>A Co., Ltd.</p><p>Second Works</p>",
    "A Co., Ltd.<p>Second Works</p>",
    "A Corporation<br>Other Corporation",
    "<del>A Co., Ltd.</del>",
    "<s>A</s> B Co., Ltd.",
    "A Co., Ltd.<script>var x = 1</script>",
    "A Co., Ltd.<style>p {}</style>",
    "<ul><li>A Co., Ltd.</li><li>B Co., Ltd.</li></ul>",
  ])("refuses a cell %s, with its row", (cell) => {
    const issue = refusal(() => read(page(section("i", [...many(0, 10), [cell, day]]), two, five)));
    expect(issue).toMatchObject({ code: "list.invalid", row: 11 });
    expect(issue.expected).toMatch(/^a cell of /);
  });
});
