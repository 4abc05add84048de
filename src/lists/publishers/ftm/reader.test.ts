import { createHash } from "node:crypto";
import { describe, expect, it, test } from "vitest";
import { isThere, reading, realFile, refusal } from "../reading.fixture.ts";
import { ftmReader } from "./reader.ts";

type Properties = Readonly<Record<string, readonly string[]>>;
const entity = (id: string, schema: string, properties: Properties, more: object = {}): object => ({
  ...{ id, caption: properties.name?.[0] ?? id, schema, properties, referents: [], datasets: ["test"] },
  ...{
    first_seen: "2023-01-02T00:00:00",
    last_seen: "2024-06-01T10:57:03",
    last_change: "2024-01-01",
    target: true,
  },
  ...more,
});
const lines = (...entities: readonly object[]): string =>
  entities.map((one) => JSON.stringify(one)).join("\n");
const read = (files: Readonly<Record<string, string | Uint8Array>>, more = {}) =>
  reading(ftmReader, files, { key: "test_list", ...more });
const mill = entity("mill", "Company", {
  name: ["Example Mill", "示例厂"],
  country: ["cn"],
  topics: ["sanction"],
});

describe("ftmReader", () => {
  it("takes targets and whoever has the topic forced.labor, and nobody else", () => {
    const bystander = entity(
      "b",
      "Company",
      { name: ["Bystander"], topics: ["role.pep"] },
      { target: false },
    );
    const maker = entity("m", "Company", { name: ["Maker"], topics: ["forced.labor"] }, { target: false });
    const { version } = read({ "entities.ftm.json": lines(mill, bystander, maker) });
    expect(version.entries.map(({ name }) => name)).toEqual(["Example Mill", "Maker"]);
    expect(version).toMatchObject({ key: "test_list", published: "2024-06-01", origin: "update" });
  });
  it("reads names, identifiers, countries and the days of sanctions", () => {
    const whole = entity("x", "Organization", {
      name: ["X Works"],
      alias: ["X"],
      weakAlias: ["XX"],
      previousName: ["Old X"],
      country: ["cn", "suhh"],
      uscCode: ["91420112711981060J"],
      leiCode: ["485100GBI2SE0KIX8T71"],
      registrationNumber: ["91420112711981060J", "7"],
      topics: ["sanction"],
    });
    const sanction = (id: string, properties: Properties): object =>
      entity(id, "Sanction", properties, { target: false });
    const { version, audit } = read({
      "entities.ftm.json": lines(
        whole,
        sanction("s1", { entity: ["x"], programId: ["US-UFLPA"], listingDate: ["2022-06-21"] }),
        sanction("s2", { entity: ["x"], program: ["Older"], startDate: ["2019"], endDate: ["2021-05-01"] }),
      ),
    });
    expect(version.entries[0]).toMatchObject({
      names: [
        { text: "X Works", kind: "primary" },
        { text: "X", kind: "alias" },
        { text: "XX", kind: "alias", weak: true },
        { text: "Old X", kind: "former" },
      ],
      countries: ["CN"],
      identifiers: [{ kind: "uscc", value: "91420112711981060J" }],
      sublists: [{ key: "US-UFLPA", from: "2022-06-21" }, { key: "Older" }],
      firstListed: "2022-06-21",
    });
    expect(audit).toContainEqual({ what: "country not told: suhh", count: 1 });
    expect(audit).toContainEqual({ what: "property leiCode whose check does not hold", count: 1 });
  });
  it("tells shares and offices of both parties, with share and days", () => {
    const owner = entity("o", "Person", { name: ["An Owner"] }, { target: false });
    const own = entity(
      "e1",
      "Ownership",
      { owner: ["o"], asset: ["mill"], percentage: ["51%"], startDate: ["2020-01-01"] },
      { target: false },
    );
    const other = entity("two", "Company", { name: ["Second Mill"] });
    const run = entity(
      "e2",
      "Directorship",
      { director: ["two"], organization: ["mill"] },
      { target: false },
    );
    const { version } = read({ "entities.ftm.json": lines(mill, owner, own, other, run) });
    const [first, second] = version.entries;
    expect(first?.relations).toEqual([
      {
        kind: "owned-by",
        to: "An Owner",
        percentage: "51%",
        during: { from: "2020-01-01" },
        source: "FollowTheMoney, Ownership e1",
      },
      { kind: "directed-by", to: second?.id, source: "FollowTheMoney, Directorship e2" },
    ]);
    expect(second?.relations).toEqual([
      { kind: "director-of", to: first?.id, source: "FollowTheMoney, Directorship e2" },
    ]);
  });
  it("keeps the id of an entity that was merged into another one's id", () => {
    const before = read({ "entities.ftm.json": lines(mill) }).version;
    const merged = entity("NK-1", "Company", { name: ["Example Mill"] }, { referents: ["mill"] });
    const now = read({ "entities.ftm.json": lines(merged) }, { previous: before }).version;
    expect(now.entries.map(({ id }) => id)).toEqual(before.entries.map(({ id }) => id));
  });
  it("holds the file beside the size and checksum of the catalog", () => {
    const text = lines(mill);
    const checksum = createHash("sha1").update(text).digest("hex");
    const index = (sum: string): string =>
      JSON.stringify({
        datasets: [
          {
            name: "test_list",
            title: "A list",
            publisher: { name: "P" },
            resources: [
              { name: "entities.ftm.json", checksum: sum, size: new TextEncoder().encode(text).length },
            ],
          },
        ],
      });
    expect(read({ "entities.ftm.json": text, "index.json": index(checksum) }).version).toMatchObject({
      title: "A list",
      publisher: "P",
    });
    expect(refusal(() => read({ "entities.ftm.json": text, "index.json": index("00") })).code).toBe(
      "list.invalid",
    );
  });
  test.each([
    ["a line that breaks off", lines(mill).slice(0, -5), "a line of JSON in UTF-8"],
    ["a line that is no object", "[1]", "an object"],
    ["an entity without an id", lines({ ...mill, id: "" }), "a text"],
    ["properties that are no lists", lines({ ...mill, properties: { name: "A" } }), "a list of texts"],
    ["the same entity twice", lines(mill, mill), "each entity once"],
    ["nobody who is listed", lines({ ...mill, target: false }), "1 to 3000000 entries"],
  ])("refuses %s", (_, text, expected) => {
    expect(refusal(() => read({ "entities.ftm.json": text }))).toMatchObject({
      code: "list.invalid",
      expected,
    });
  });
  it("refuses a key that is none", () => {
    for (const key of [undefined, "", "EU", "../x", "a b"])
      expect(refusal(() => read({ "entities.ftm.json": lines(mill) }, { key })).code).toBe("list.invalid");
  });
});

describe("ftmReader on deltas", () => {
  const delta = (...operations: readonly (readonly [op: string, entity: object])[]): string =>
    operations.map(([op, one]) => JSON.stringify({ op, entity: one })).join("\n");
  const second = entity("two", "Company", { name: ["Second Mill"], topics: ["sanction"] });
  const sanction = entity(
    "s",
    "Sanction",
    { entity: ["mill"], programId: ["P"], startDate: ["2023-03-04"] },
    { target: false },
  );
  const base = lines(mill, second, sanction);
  const renamed = entity("mill", "Company", {
    name: ["Example Mill Group"],
    country: ["cn"],
    topics: ["sanction"],
  });
  const changes = delta(
    ["MOD", renamed],
    ["DEL", { id: "two" }],
    ["ADD", entity("three", "Person", { name: ["A Third"] })],
  );
  const name = "20240702010203-abc.entities.delta.json";

  it("changes the entities of the whole file before they become entries", () => {
    const { version } = read({ "entities.ftm.json": base, [name]: changes });
    expect(version.entries.map((entry) => entry.name)).toEqual(["Example Mill Group", "A Third"]);
    expect(version.published).toBe("2024-07-02");
  });
  it("changes a version without the whole file: ids stay, what is deleted has a last day, sub-lists are kept", () => {
    const before = read({ "entities.ftm.json": base }).version;
    const { version } = read({ [name]: changes }, { previous: before });
    expect(version.entries.map((entry) => [entry.name, entry.removed])).toEqual([
      ["Second Mill", "2024-07-01"],
      ["Example Mill Group", undefined],
      ["A Third", undefined],
    ]);
    expect(version.entries[1]).toMatchObject({
      id: before.entries[0]?.id,
      sublists: [{ key: "P", from: "2023-03-04" }],
    });
    expect(version.knownGaps).toEqual([]);
  });
  it("says so where a change belongs to a record that a version does not know", () => {
    const before = read({ "entities.ftm.json": base }).version;
    const { version } = read({ [name]: delta(["DEL", { id: "s" }]) }, { previous: before });
    expect(version.knownGaps).toEqual([expect.stringContaining("read the whole file")]);
    expect(version.entries.map(({ id }) => id)).toEqual(before.entries.map(({ id }) => id));
  });
  it("finds an entity under the id that another was merged into: it keeps its sub-lists, and ends when deleted", () => {
    const first = read({ "entities.ftm.json": base }).version;
    const merged = entity("NK-1", "Company", { name: ["Example Mill"] }, { referents: ["mill"] });
    const under = {
      ...sanction,
      properties: { entity: ["NK-1"], programId: ["P"], startDate: ["2023-03-04"] },
    };
    const before = read({ "entities.ftm.json": lines(merged, second, under) }, { previous: first }).version;
    const bare = entity("NK-1", "Company", { name: ["Example Mill Group"] });
    const changed = read({ [name]: delta(["MOD", bare]) }, { previous: before }).version;
    expect(changed.entries.find(({ id }) => id === first.entries[0]?.id)).toMatchObject({
      name: "Example Mill Group",
      sublists: [{ key: "P", from: "2023-03-04" }],
    });
    expect(changed.entries).toHaveLength(2);
    const gone = read({ [name]: delta(["DEL", { id: "NK-1" }]) }, { previous: before }).version;
    expect(gone.entries.map((entry) => [entry.name, entry.removed])).toEqual([
      ["Example Mill", "2024-07-01"],
      ["Second Mill", undefined],
    ]);
    const old = read({ [name]: delta(["DEL", { id: "mill" }]) }, { previous: before }).version;
    expect(old.entries.filter(({ removed }) => removed !== undefined)).toEqual([]);
  });
  it("ends an entry that becomes something which is no entry, and tells no gap for records that were none", () => {
    const before = read({ "entities.ftm.json": base }).version;
    const changes = delta(
      ["MOD", entity("two", "Asset", { name: ["Second Mill"] })],
      ["ADD", entity("a", "Address", { full: ["A Street"] }, { target: false })],
    );
    const { version } = read({ [name]: changes }, { previous: before });
    expect(version.entries.map((entry) => [entry.name, entry.removed])).toEqual([
      ["Example Mill", undefined],
      ["Second Mill", "2024-07-01"],
    ]);
    expect(version.knownGaps).toEqual([]);
  });
  it("refuses an operation that is not known, and changes of nothing", () => {
    const bad = refusal(() => read({ "entities.ftm.json": base, [name]: delta(["MERGE", mill]) }));
    expect(bad).toMatchObject({ expected: "ADD, MOD, DEL", row: 1 });
    expect(refusal(() => read({ [name]: changes })).message).toContain("without the file");
  });
});

describe.skipIf(!isThere("ftm-samples", "FollowTheMoney files"))("ftmReader on published files", () => {
  const whole = { "entities.ftm.json": realFile("ftm-samples/t1/entities.ftm.json") };
  const deltas = Object.fromEntries(
    ["20240527194702-wnk", "20240528014702-pfh", "20240528074703-npf", "20240528134729-3iv"].map(
      (version) => {
        const file = `${version}.entities.delta.json`;
        return [file, realFile(`ftm-samples/t2/${file}`)] as const;
      },
    ),
  );
  it("reads 6 entries, 9 after the deltas, the same whichever way the deltas are applied", () => {
    const before = read(whole).version;
    const [joined, applied] = [
      read({ ...whole, ...deltas }).version,
      read(deltas, { previous: before }).version,
    ];
    const ids = (version: typeof before) =>
      version.entries
        .filter(({ removed }) => removed === undefined)
        .map(({ id }) => id)
        .sort();
    expect([before.entries.length, joined.entries.length]).toEqual([6, 9]);
    expect(ids(applied)).toEqual(ids(joined));
  });
  it("refuses a sample that is not the file of the catalog", () => {
    const index = { "index.json": realFile("ftm-samples/t1/index.json") };
    expect(refusal(() => read({ ...whole, ...index }, { key: "eu_fsf" })).expected).toMatch(
      /^\d+ bytes, as index.json says$/,
    );
  });
});
