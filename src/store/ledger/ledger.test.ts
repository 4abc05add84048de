import { describe, expect, it, test } from "vitest";
import { createStore, type Store } from "../open-store.ts";
import {
  codeOf,
  decisionEvent,
  importParties,
  listVersion,
  newWorkspace,
  temporaryFolder,
} from "../workspace.fixture.ts";

const undo = (store: Store, at: string, importId: string) =>
  store.append([
    { type: "import-undone", at, by: "A. Analyst", data: { import: importId, reason: "wrong file" } },
  ]);

async function withStore(use: (store: Store) => Promise<void>): Promise<void> {
  const store = await createStore(temporaryFolder(), newWorkspace);
  await use(store);
  await store.close();
}

const day = (number: number, time = "10:00:00Z"): string =>
  `2026-03-${String(number).padStart(2, "0")}T${time}`;

describe("ledger.importsInForce(knownBy)", () => {
  const cases: readonly [knownBy: string | undefined, inForce: readonly string[]][] = [
    [undefined, ["a", "c"]],
    ["2026-03-03", []],
    ["2026-03-04", ["a"]],
    ["2026-03-05", ["a", "b"]],
    ["2026-03-06T09:59:59.999Z", ["a", "b"]],
    ["2026-03-06T10:00:00Z", ["a"]],
    ["2026-03-06", ["a"]],
    ["2026-03-08", ["a", "c"]],
  ];
  it("leaves out what was undone by then, and what was not yet there", () =>
    withStore(async (store) => {
      await importParties(store, day(4), "a");
      await importParties(store, day(5), "b");
      undo(store, day(6), "b");
      await importParties(store, day(7), "c");
      for (const [knownBy, expected] of cases) {
        const imports = await store.ledger.importsInForce(knownBy);
        expect([knownBy, imports.map((each) => each.import)]).toEqual([knownBy, expected]);
      }
      expect((await store.ledger.imports()).map((each) => each.undone?.reason)).toEqual([
        undefined,
        "wrong file",
        undefined,
      ]);
    }));

  it("counts an import once that was registered twice, and again one that came back after it was undone", () =>
    withStore(async (store) => {
      await importParties(store, day(4), "a");
      await importParties(store, day(4), "a");
      expect(await store.ledger.importsInForce()).toHaveLength(1);
      undo(store, day(5), "a");
      expect(await store.ledger.importsInForce()).toHaveLength(0);
      await importParties(store, day(6), "a");
      expect((await store.ledger.importsInForce()).map(({ seq }) => seq)).toEqual([5]);
      expect((await store.ledger.importsInForce("2026-03-04")).map(({ seq }) => seq)).toEqual([2]);
    }));

  test.each(["03/04/2026", "2026-02-30", "2026-03-04T10:00:00+01:00", ""])(
    "refuses %j as a date",
    (knownBy) =>
      withStore(async (store) => {
        expect(await codeOf(() => store.ledger.importsInForce(knownBy))).toBe("usage.date");
      }),
  );
});

describe("ledger.decisions(knownBy)", () => {
  it("gives decisions in the order of the log, whatever the clock said", () =>
    withStore(async (store) => {
      store.append([decisionEvent(day(9)), decisionEvent(day(4), { hit: "h2" })]);
      expect((await store.ledger.decisions()).map(({ hit }) => hit)).toEqual(["h1", "h2"]);
      expect((await store.ledger.decisions("2026-03-05")).map(({ hit }) => hit)).toEqual(["h2"]);
    }));

  it("compares instants and not their texts", () =>
    withStore(async (store) => {
      store.append([decisionEvent(day(4, "10:00:00.5Z"))]);
      expect(await store.ledger.decisions(day(4, "10:00:00Z"))).toHaveLength(0);
      expect(await store.ledger.decisions(day(4, "10:00:00.500Z"))).toHaveLength(1);
    }));

  it("takes back the decisions of a file with its import, and no others", () =>
    withStore(async (store) => {
      store.append([
        decisionEvent(day(4), { hit: "typed" }),
        decisionEvent(day(4), { hit: "filed", import: "d1" }),
      ]);
      undo(store, day(5), "d1");
      store.append([decisionEvent(day(6), { hit: "again", import: "d1" })]);
      expect((await store.ledger.decisions()).map(({ hit }) => hit)).toEqual(["typed", "again"]);
      expect((await store.ledger.decisions("2026-03-04")).map(({ hit }) => hit)).toEqual(["typed", "filed"]);
    }));

  it("answers many questions asked at once, each with all that was recorded", () =>
    withStore(async (store) => {
      const asked: Promise<number>[] = [];
      for (let count = 1; count <= 20; count += 1) {
        store.append([decisionEvent(day(4), { hit: `h${count}` })]);
        asked.push(store.ledger.decisions().then((decisions) => decisions.length));
      }
      const counts = await Promise.all(asked);
      expect(counts.filter((count, index) => count <= index)).toEqual([]);
    }));
});

describe("ledger.listVersions(knownBy)", () => {
  it("gives every registration", () =>
    withStore(async (store) => {
      const register = (at: string, version: string) =>
        store.append([
          {
            type: "list-registered",
            at,
            by: "selvedge",
            data: store.lists.put(listVersion({ version, title: version })),
          },
        ]);
      register(day(4), "2026-01-15-aaaaaaaaaaaa");
      register(day(5), "2026-02-15-bbbbbbbbbbbb");
      expect((await store.ledger.listVersions()).map(({ version }) => version)).toHaveLength(2);
      expect((await store.ledger.listVersions("2026-03-04")).map(({ version }) => version)).toEqual([
        "2026-01-15-aaaaaaaaaaaa",
      ]);
    }));
});
