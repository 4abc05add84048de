import { describe, expect, it } from "vitest";
import { checkPersonRows, type QuerySchema, schemaOf } from "./person-policy.ts";

describe("schemaOf(row)", () => {
  it.each([
    [{ schemas: ["Person"] }, "person"],
    [{ schemas: [" natural-person "] }, "person"],
    [{ roles: ["supplier", "sole trader"] }, "person"],
    [{ schemas: ["Company"] }, "organisation"],
    [{ schemas: ["Organization"], roles: ["supplier"] }, "organisation"],
    [{ schemas: ["LegalEntity"] }, "unknown"],
    [{ schemas: [""] }, "unknown"],
    [{ roles: ["supplier", "personnel agency"] }, "unknown"],
    [{}, "unknown"],
  ])("%j is %s", (row, expected) => {
    expect(schemaOf(row)).toBe(expected);
  });
});

describe("checkPersonRows(schemas, options)", () => {
  const rows = (persons: number): QuerySchema[] => [
    ...Array<QuerySchema>(persons).fill("person"),
    ...Array<QuerySchema>(50).fill("unknown"),
  ];

  it.each([
    [0, false, undefined],
    [20, false, undefined],
    [21, false, "screen.persons"],
    [21, true, undefined],
    [5_000, true, undefined],
  ])("%i person rows, imported suppliers: %s -> %s", (persons, importedSuppliers, code) => {
    expect(checkPersonRows(rows(persons), { importedSuppliers })?.code).toBe(code);
  });
});
