import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Records } from "../model/records.ts";
import { type Added, changedBy, withRows } from "./addition.fixture.ts";
import { allSubjects, answer, type Fault, lay, removableRows, remove, without } from "./removal.fixture.ts";
import { linesOf, rebuilderOf, rows, type Workspace, workspaces } from "./removal-world.fixture.ts";
import type { Row } from "./rests-on.fixture.ts";

const told = ({ records, ...of }: Workspace) => {
  const laid = lay(rebuilderOf(of)(records));
  return answer(laid, allSubjects(laid));
};

/** Rows of parties, sites and goods that no generated row names. */
const stray = {
  seller: fc.constantFrom("Zembra Tin Works", "TO ORDER"),
  buyer: fc.constantFrom("Quohog Cannery S.A.", "REDACTED"),
  hs: fc.constantFrom("5201", "5205", "7210", "9703", undefined),
  date: fc.constantFrom("2019-01-01", "2026-03-03", "2027-03-03", undefined),
  origin: fc.constantFrom("CN", "PE", undefined),
};
const unrelated: fc.Arbitrary<Added> = fc.oneof(
  fc.record(stray).map((cells) => ({ shipments: rows("shipments", [cells], "more.csv") })),
  fc
    .record({ region: fc.constantFrom("CN-XJ", "CN-SD"), processes: fc.constantFrom("spinning", undefined) })
    .map((cells) => ({ sites: rows("sites", [{ site: "Z-1", party: "Z", ...cells }], "more.csv") })),
  fc
    .record({
      name: fc.constantFrom("Zembra Tin Works", "Quohog Cannery"),
      party: fc.constantFrom("Z", undefined),
    })
    .map((cells) => ({ parties: rows("parties", [{ country: "CN", ...cells }], "more.csv") })),
  fc
    .record({ supplier: stray.seller, hs: stray.hs })
    .map((cells) => ({ bom: rows("bom", [{ product: "P-9", component: "tin", ...cells }], "more.csv") })),
);

const faultsOf = (of: Workspace, row: Row, kinds: readonly Fault["kind"][]): readonly string[] =>
  remove(told(of), row, rebuilderOf(of)).faults.flatMap(({ kind, text }) =>
    kinds.includes(kind) ? [text] : [],
  );

/** Leaves out every row without which it still goes wrong; fast-check's own way tries far too many. */
function smallest(of: Workspace, row: Row, kinds: readonly Fault["kind"][]): Workspace {
  const more = removableRows(of.records)
    .filter((other) => other !== row)
    .map((other) => ({ ...of, records: without(of.records, other) }))
    .find((less) => faultsOf(less, row, kinds).length > 0);
  return more === undefined ? of : smallest(more, row, kinds);
}

/** Takes a row of a random workspace away, and says of the smallest workspace in which it goes wrong. */
const neverMakes = (kinds: readonly Fault["kind"][]): void =>
  fc.assert(
    fc.property(workspaces, fc.nat(), (of, which) => {
      const all = removableRows(of.records);
      const row = all[which % all.length];
      if (row === undefined || faultsOf(of, row, kinds).length === 0) return;
      const least = smallest(of, row, kinds);
      expect.fail([...faultsOf(least, row, kinds), "in the workspace", ...linesOf(least)].join("\n"));
    }),
    { numRuns: 120, endOnFailure: true },
  );

describe("a row is taken away from a random workspace", () => {
  it("an exposure goes only where every path of it used the row, and no outcome becomes does-not", () =>
    neverMakes(["lost", "cleared"]));

  const self = { party: "SELF", name: "Importer Inc.", role: "self", country: "US" };
  const lumo = "Lumo Gin Co., Ltd.";
  const mill = "Hongshui Spinning Mill Co., Ltd.";
  const found: readonly (readonly [string, Parameters<typeof small>[0]])[] = [
    [
      "the row of a party that other rows still name, beside a namesake of another country",
      {
        parties: [{ party: "A", name: mill, country: "IN" }, self, { party: "B", name: mill, country: "BD" }],
        shipments: [
          { seller: lumo, buyer: mill, hs: "5205" },
          { seller_id: "A", seller: mill, buyer_id: "SELF", hs: "5208" },
          { seller_id: "B", seller: mill, buyer_id: "SELF", hs: "5208" },
        ],
        take: "parties",
      },
    ],
    [
      "the only movement of a listed party, to somebody else, where the importer's seller may be that party",
      {
        parties: [self, { party: "A", name: lumo }],
        shipments: [
          { seller_id: "A", buyer: "Tessaly Garments Ltd.", hs: "7308" },
          { seller: "LUMO GIN", buyer_id: "SELF", hs: "5201" },
        ],
        take: "shipments",
      },
    ],
  ];

  it.each(found)("nothing goes with %s", (_name, of) => {
    const { workspace, row } = small(of);
    expect(remove(told(workspace), row, rebuilderOf(workspace)).faults).toEqual([]);
  });

  /**
   * A name without a key means its one bearer (decision 0002). A path over words that may mean several therefore uses the
   * row of each of them: where one goes, the words mean the other, as they would had it never been imported.
   */
  const resolving: readonly (readonly [string, Parameters<typeof small>[0], readonly string[]])[] = [
    [
      "the row of a namesake, where another party that the words may mean is of a third name and another country",
      {
        parties: [
          { party: "A", name: mill, country: "CN" },
          self,
          { party: "B", name: mill, country: "BD" },
          { party: "C", name: "Hongshui Spinning Co Ltd", country: "CN" },
        ],
        shipments: [
          { seller: lumo, buyer: mill, hs: "5205" },
          { seller_id: "C", buyer_id: "SELF", hs: "5208" },
        ],
        take: "parties",
      },
      ["closed"],
    ],
    [
      "the row of a namesake, where a site in the XUAR names its party by words alone",
      {
        parties: [
          { party: "A", name: "Orvane Dyeing GmbH", country: "DE" },
          self,
          { party: "B", name: "Orvane Dyeing GmbH", country: "CN" },
        ],
        sites: [{ site: "S", party: "Orvane Dyeing GmbH", region: "CN-XJ", processes: "spinning" }],
        shipments: [],
        take: "parties",
      },
      ["accused"],
    ],
  ];

  it.each(resolving)("%s: the words mean the bearer that is left", (_name, of, kinds) => {
    const { workspace, row } = small(of);
    const { faults } = remove(told(workspace), row, rebuilderOf(workspace));
    expect([...new Set(faults.map(({ kind }) => kind))]).toEqual(kinds);
  });
});

type Cells = Parameters<typeof rows>[1];

/** A workspace of few rows, and the first row of a kind, which is to be taken away. */
function small(
  of: { readonly take: "parties" | "shipments" } & {
    readonly [K in "parties" | "sites" | "shipments"]?: Cells;
  },
) {
  const kinds = ["parties", "sites", "shipments"] as const;
  const given = Object.fromEntries(kinds.map((kind) => [kind, rows(kind, of[kind] ?? [])]));
  const records = { products: [], bom: [], profile: [], decisions: [], ...given } as unknown as Records;
  const row = records[of.take][0];
  if (row === undefined) throw new Error(`no row of ${of.take}`);
  return { workspace: { identity: "candidate", records } satisfies Workspace, row };
}

describe("a row is put into a random workspace", () => {
  it("a row that has nothing to do with it changes nothing", () => {
    fc.assert(
      fc.property(workspaces, unrelated, fc.constantFrom("first", "last"), (of, added, place) => {
        expect(changedBy(told(of), withRows(of.records, added, place), rebuilderOf(of))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it("is asked of workspaces in which there is something to lose", () => {
    const found = fc.sample(workspaces, { numRuns: 15, seed: 7 }).map((of) => {
      const was = told(of);
      const gone = removableRows(of.records).flatMap((row) => remove(was, row, rebuilderOf(of)).gone);
      return { was, gone };
    });
    const gone = found.flatMap((one) => one.gone);
    expect(new Set(gone.map(({ kind }) => kind)).size).toBe(4);
    expect(new Set(gone.map(({ subject }) => subject.split(":")[0])).size).toBe(3);
    expect(gone.filter(({ why }) => why === "a hop of the path").length).toBeGreaterThan(50);
    expect(gone.filter(({ why }) => why.startsWith("it alone")).length).toBeGreaterThan(5);
    const outcomes = new Set(found.flatMap(({ was }) => was.assessments.map(({ outcome }) => outcome)));
    expect([...outcomes].sort()).toEqual(["applies", "not-yet", "unknown"]);
  });
});
