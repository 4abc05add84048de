import { describe, expect, it } from "vitest";
import { type Added, changedBy, withRows } from "../src/assessment/addition.fixture.ts";
import {
  allSubjects,
  answer,
  lay,
  type Removal,
  removableRows,
  remove,
} from "../src/assessment/removal.fixture.ts";
import { type Row, rowName } from "../src/assessment/rests-on.fixture.ts";
import { assessmentWorld } from "../src/operations/assessment-world.ts";
import { shipmentId } from "../src/tracing/shipment-row.ts";
import { added, exampleRecords, exampleView, rebuilder } from "./removal.fixture.ts";
import { now } from "./terminal.ts";

// Absence releases nobody (DESIGN section 1): every row of the cotton-shirt example is taken away, one at a time.
const records = await exampleRecords();
const rebuild = rebuilder(records);
const laid = lay(rebuild(records));
const before = answer(laid, allSubjects(laid));

const known = new Map<Row, Removal>();
function removalOf(row: Row): Removal {
  const found = known.get(row) ?? remove(before, row, rebuild);
  known.set(row, found);
  return found;
}
const rows = removableRows(records);
const label = (row: Row): string =>
  `${rowName(row)}, ${row.kind === "shipments" ? shipmentId(row) : Object.values(row.cells).slice(0, 2).join(" ")}`;

describe("the worlds that are compared", () => {
  it("are those that the verbs ask", () => {
    const asked = lay(assessmentWorld(exampleView(records), now.slice(0, 10)));
    const found = answer(asked, allSubjects(asked));
    expect(found.assessments).toEqual(before.assessments);
    expect([...found.flows]).toEqual([...before.flows]);
  });

  it("hold what a removal could take away: 4 kinds of rows, 4 kinds of sources, 3 kinds of subjects", () => {
    expect(
      Object.fromEntries([...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length])),
    ).toEqual({
      parties: 25,
      sites: 9,
      bom: 3,
      shipments: 32,
    });
    const kinds = new Set(before.exposures.map(({ source, subject }) => `${source.kind} ${subject.kind}`));
    expect(kinds.size).toBe(12);
    expect(new Set(before.assessments.map(({ outcome }) => outcome))).toEqual(
      new Set(["applies", "unknown", "not-yet"]),
    );
  });
});

describe("a row is taken away", () => {
  it.each(rows.map((row) => [label(row), row] as const))(
    "%s: nobody is released, nobody accused",
    (_, row) => {
      expect(removalOf(row).faults).toEqual([]);
    },
  );

  // By hand, from the paths of examples/cotton-shirt/README.md: the rows over which all paths of a source led.
  const korvan = "Korvan Cotton Ginning Co., Ltd.";
  const duoyun = "Duoyun Weaving Mill Co., Ltd.";
  const niyun = "阿克苏霓云棉纺织有限公司";
  const lint = ["POPLIN-40", "POPLIN-45", "SHEET-20", "SHIRT-02", "TEE-05"].map(
    (one) => `place ${korvan} ${one}`,
  );
  const both = (product: string): readonly string[] => [
    `listed-party ${niyun} ${product}`,
    `place ${niyun} ${product}`,
  ];
  const hops: Readonly<Record<string, readonly string[]>> = {
    "SH-2003": [`listed-party ${duoyun} POPLIN-45`, `place ${korvan} POPLIN-45`],
    "SH-2008": [`listed-party ${duoyun} TEE-05`, `place ${korvan} TEE-05`],
    "SH-2009": [`place ${korvan} SHEET-20`],
    "SH-2010": [...both("SHEET-20"), ...both("SHEET-21")],
    "SH-2012": [`place ${korvan} POPLIN-40`, `place ${korvan} POPLIN-45`],
    "SH-3001": [`place ${korvan} SHIRT-02`],
    "SH-3002": both("SHIRT-02"),
    "SH-3003": lint,
    "SH-3004": lint,
    "SH-3008": [`listed-party ${duoyun} TEE-05`],
    "SH-3009": [`listed-party ${duoyun} TEE-05`],
  };

  it.each(rows.map((row) => [label(row), row] as const))(
    "%s: a product loses these sources and no others",
    (_, row) => {
      const lost = removalOf(row)
        .gone.filter(
          ({ subject, kind }) => subject.startsWith("product:") && ["listed-party", "place"].includes(kind),
        )
        .map(({ kind, party, subject }) => `${kind} ${party} ${subject.replace("product:", "")}`);
      const own = row.kind === "shipments" ? (hops[shipmentId(row)] ?? []) : [];
      expect(lost.toSorted()).toEqual(own.toSorted());
    },
  );

  it("what else goes had its country, its site or its hop from the row", () => {
    const gone = rows.flatMap((row) => removalOf(row).gone);
    const others = gone.filter(({ why }) => !["a hop of the path", "a record of the source"].includes(why));
    expect(gone.length).toBeGreaterThan(others.length);
    expect(others.length).toBeGreaterThan(0);
    for (const { kind, why, party } of others)
      expect([kind, why]).toEqual(["good-of-concern", `it alone says something of ${party}`]);
  });
});

describe("a row that has nothing to do with it is put in", () => {
  const stray = { seller: "Zembra Tin Works", buyer: "Quohog Cannery S.A.", date: "2026-02-02" };
  const cases: readonly (readonly [string, Added])[] = [
    ["a shipment of goods that the table covers", added("shipments", { ...stray, hs: "5205.12" })],
    ["one of goods that it does not cover", added("shipments", { ...stray, hs: "9703.00" })],
    [
      "one without an HS code, a date or a quantity",
      added("shipments", { seller: stray.seller, buyer: stray.buyer }),
    ],
    [
      "one of cotton from China",
      added("shipments", { ...stray, hs: "5201.00", origin: "CN", basis: "documented" }),
    ],
    [
      "one of a day after the legal date",
      added("shipments", { ...stray, hs: "5205.12", date: "2027-01-05" }),
    ],
    [
      "one between two unnamed parties",
      added("shipments", { ...stray, seller: "REDACTED", buyer: "TO ORDER" }),
    ],
    [
      "a site in the XUAR",
      added("sites", {
        site: "Z-1",
        party: "Z",
        name: "Zembra shed",
        region: "Xinjiang",
        country: "CN",
        processes: "ginning",
      }),
    ],
    ["a party", added("parties", { party: "Z", name: "Zembra Tin Works", country: "BO" })],
    [
      "a party of a listed name",
      added("parties", { party: "Z", name: "Aksu Niyun Cotton Textile Co., Ltd.", country: "PE" }),
    ],
    [
      "two parties that may be one",
      {
        parties: ["Zembra Tin Works Ltd.", "Zembra Tin Works"].flatMap(
          (name, at) => added("parties", { party: `Z${at}`, name }).parties ?? [],
        ),
      },
    ],
    [
      "a component of no product",
      added("bom", { product: "Z-9", component: "tin", hs: "8001.10", supplier: stray.seller }),
    ],
    ["a product", added("products", { product: "Z-9", name: "Tin", hs: "8001.10", supplier: stray.seller })],
  ];

  it.each(
    cases.flatMap(([name, rows]) =>
      (["first", "last"] as const).map((place) => [name, place, rows] as const),
    ),
  )("%s, %s: nothing changes", (_name, place, rows) => {
    expect(changedBy(before, withRows(records, rows, place), rebuild)).toEqual([]);
  });

  it.each(["first", "last"] as const)(
    "a component of one product, %s: nothing changes for others",
    (place) => {
      const other = added("bom", {
        product: "LINT-A",
        component: "resin",
        hs: "3907.91",
        supplier: stray.seller,
      });
      const subjects = before.subjects.filter(({ id }) => id !== "LINT-A");
      const others = answer(laid, subjects);
      expect(changedBy(others, withRows(records, other, place), rebuild)).toEqual([]);
    },
  );
});
