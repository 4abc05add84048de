import { describe, expect, it } from "vitest";
import { type CanonicalRow, type RecordKind, type Records, recordKinds } from "../model/records.ts";
import { buildParties } from "./build-parties.ts";

let rows = 1;
const row = <K extends RecordKind>(kind: K, cells: Record<string, string>): CanonicalRow<K> => {
  rows += 1;
  return { kind, cells, extra: {}, source: { import: "i", row: rows, file: "f.csv" } } as CanonicalRow<K>;
};
const records = (some: readonly CanonicalRow[]): Records =>
  Object.fromEntries(
    recordKinds.map((kind) => [kind, some.filter((each) => each.kind === kind)]),
  ) as unknown as Records;
const book = (...some: CanonicalRow[]) => buildParties(records(some));

describe("buildParties(records)", () => {
  it("makes one node of one client key, with every spelling, role, address and identifier", () => {
    const { nodes } = book(
      row("parties", {
        party: "S-1",
        name: "Lumo Gin",
        name_local: "鲁莫",
        role: "supplier | gin",
        country: "CN",
        uscc: "91310000MA1FL0TP1X",
      }),
      row("parties", { party: "S-1", name: "Lumo Ginning Co.", address: "1 Canal St" }),
      row("sites", { party: "S-1", site: "X", address: "2 Canal St" }),
    );
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      key: "S-1",
      name: "Lumo Gin",
      names: ["Lumo Gin", "鲁莫", "Lumo Ginning Co."],
      roles: ["supplier", "gin"],
      country: "CN",
    });
    expect(nodes[0]?.addresses.map(({ use }) => use)).toEqual(["office", "site"]);
    expect(nodes[0]?.identifiers).toHaveLength(1);
  });

  it("without a key, the same folded name and country are one node; another country is another", () => {
    const { nodes } = book(
      row("parties", { name: "Lumo Gin Ltd.", country: "BD" }),
      row("parties", { name: "LUMO GIN LTD", country: "BD" }),
      row("parties", { name: "Lumo Gin Ltd.", country: "IN" }),
    );
    expect(nodes.map(({ country }) => country)).toEqual(["BD", "IN"]);
  });

  it("never merges two keys, however alike", () => {
    expect(
      book(row("parties", { party: "1", name: "Lumo" }), row("parties", { party: "2", name: "Lumo" })).nodes,
    ).toHaveLength(2);
  });

  it("makes every redacted party its own unknown node", () => {
    const { nodes } = book(
      row("shipments", { seller: "TO ORDER", buyer_id: "SELF" }),
      row("shipments", { seller: "To Order", buyer_id: "SELF" }),
    );
    expect(nodes.filter(({ unknown }) => unknown)).toHaveLength(2);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(3);
  });

  it("marks an identifier whose check digit does not fit", () => {
    const [node] = book(row("parties", { name: "Lumo", uscc: "91310000MA1FL0TP10" })).nodes;
    expect(node?.identifiers[0]?.valid).toBe(false);
  });

  it("gives the same ids for the same rows", () => {
    const one = [
      row("parties", { party: "1", name: "Lumo" }),
      row("products", { product: "P", supplier: "Other Ltd." }),
    ];
    expect(book(...one).nodes.map(({ id }) => id)).toEqual(book(...one).nodes.map(({ id }) => id));
  });
});

describe("rows that name a party without a key", () => {
  const listed = row("parties", { party: "S-1", name: "Lumo Gin Ltd.", country: "CN" });

  it("refer to the one party that is called exactly so, whatever its country", () => {
    const { nodes, find } = book(
      listed,
      row("shipments", { seller: "LUMO GIN LTD", buyer_id: "SELF" }),
      row("products", { product: "P", supplier: "Lumo Gin Ltd." }),
    );
    expect(nodes.map(({ key }) => key)).toEqual(["S-1", "SELF"]);
    expect(find(undefined, "Lumo Gin Ltd.")?.roles).toEqual(["supplier", "seller"]);
  });

  it("refer to nobody where two parties are called so", () => {
    const other = row("parties", { party: "S-2", name: "Lumo Gin Ltd.", country: "IN" });
    const { nodes } = book(listed, other, row("products", { product: "P", supplier: "Lumo Gin Ltd." }));
    expect(nodes).toHaveLength(3);
  });

  it("a site finds its party by name too, where no key is so", () => {
    const { nodes } = book(
      listed,
      row("sites", { party: "Lumo Gin Ltd.", site: "X", address: "1 Canal St" }),
    );
    expect(nodes).toHaveLength(1);
    expect(nodes[0]?.addresses).toHaveLength(1);
  });
});

describe("find(key, name)", () => {
  const parties = book(
    row("parties", { party: "1", name: "Lumo" }),
    row("parties", { party: "2", name: "Twin" }),
    row("parties", { party: "3", name: "twin" }),
  );

  it.each([
    ["a key", parties.find("1"), "1"],
    ["a name that one node bears", parties.find(undefined, "LUMO"), "1"],
    ["a key before a name", parties.find("2", "Lumo"), "2"],
    ["a name that two nodes bear: none", parties.find(undefined, "Twin"), undefined],
    ["a key that is not there: none, whatever the name", parties.find("9", "Lumo"), undefined],
  ])("%s", (_what, node, key) => {
    expect(node?.key).toBe(key);
  });
});
