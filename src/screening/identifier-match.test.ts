import { describe, expect, it } from "vitest";
import {
  compareIdentifiers,
  type IdentifierValue,
  readIdentifier,
  readIdentifiers,
} from "./identifier-match.ts";

describe("readIdentifier(given)", () => {
  it.each([
    [{ kind: "imo", value: "IMO 9074729" }, "9074729"],
    [{ kind: "IMO", value: "9074729" }, "9074729"],
    [{ kind: "imo", value: "9074728" }, undefined],
    [{ kind: "imo", value: "90747290" }, undefined],
    [{ kind: "duns", value: "15-048-3782" }, "150483782"],
    [{ kind: "cnpj", value: "11.222.333/0001-81" }, "11222333000181"],
    [{ kind: "uscc", value: "9.165E+17" }, undefined],
    [{ kind: "vat", value: "DE123456789" }, undefined],
    [{ kind: "toString", value: "x" }, undefined],
  ])("%j -> %s", (given, value) => {
    expect(readIdentifier(given)?.value).toBe(value);
  });
});

describe("compareIdentifiers(query, candidate)", () => {
  const read = (...given: IdentifierValue[]) => readIdentifiers(given);
  const lei = { kind: "lei", value: "5493001KJTIIGC8Y1R12" };
  const otherLei = { kind: "lei", value: "529900T8BM49AURSDO55" };
  const duns = { kind: "duns", value: "150483782" };

  it("finds equal ones whatever their spelling", () => {
    const spelled = { kind: "lei", value: "5493 001k jtii gc8y 1r12" };
    expect(compareIdentifiers(read(spelled), read(lei))).toEqual({
      equal: [{ kind: "lei", query: lei.value, candidate: lei.value }],
      different: [],
    });
  });

  it("finds different ones of a kind, and none where only one side has the kind", () => {
    expect(compareIdentifiers(read(lei), read(otherLei)).different).toHaveLength(1);
    expect(compareIdentifiers(read(lei), read(duns))).toEqual({ equal: [], different: [] });
  });

  it("is content with one in common", () => {
    const compared = compareIdentifiers(read(lei, otherLei), read(otherLei));
    expect(compared.equal).toEqual([{ kind: "lei", query: otherLei.value, candidate: otherLei.value }]);
    expect(compared.different).toEqual([]);
  });

  it("takes two establishments of one Brazilian company for the same company", () => {
    const head = { kind: "cnpj", value: "11.222.333/0001-81" };
    const branch = { kind: "cnpj", value: "11.222.333/0002-62" };
    expect(compareIdentifiers(read(branch), read(head)).equal).toHaveLength(1);
  });

  it("does not compare what does not hold together", () => {
    expect(compareIdentifiers(read({ kind: "lei", value: "5493001KJTIIGC8Y1R13" }), read(lei))).toEqual({
      equal: [],
      different: [],
    });
  });
});
