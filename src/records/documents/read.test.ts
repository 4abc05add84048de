import { describe, expect, it } from "vitest";
import { readFixture, readText, testReader } from "../reader.fixture.ts";

describe("readRecords: documents", async () => {
  const result = await readFixture("documents");
  const row = (number: number) => result.rows.find((each) => each.row === number);
  const issuesOn = (number: number) =>
    result.issues.filter((issue) => issue.row === number).map(({ code, column }) => [code, column]);

  it("reads an index of exhibits", () => {
    expect(result).toMatchObject({ kind: "documents", unmapped: [] });
    expect(row(2)?.cells).toEqual({
      document: "EX-01",
      kind: "invoice",
      issuer: "Example Heron Garments Ltd",
      date: "2025-03-04",
      shipment: "SH-1",
      quantity: "120",
      unit: "pcs",
      language: "en",
      pages: "2",
      file: "ex-01.pdf",
    });
  });
  it("knows a kind of paper by its word in other languages, and a translation by its original", () => {
    expect(row(3)).toMatchObject({ status: "accepted", cells: { kind: "invoice", quantity: "1234.50" } });
    expect(row(4)?.cells).toMatchObject({ kind: "translation", translation_of: "EX-02" });
  });
  it("keeps a paper of another kind, a count of pages that is none, and a translation of itself, and says each", () => {
    expect(row(5)).toMatchObject({ status: "accepted", cells: { kind: "Handwritten note" } });
    expect(row(5)).toMatchObject({ extra: { Pages: "half" } });
    expect(issuesOn(5)).toEqual([
      ["row.value-invalid", "Document Type"],
      ["row.value-invalid", "Pages"],
      ["row.contradiction", "Translation of"],
    ]);
  });
  it("quarantines a paper with neither number nor file", () => expect(row(6)?.status).toBe("quarantined"));
  it("keeps a credit note; how much it takes back is not counted", () => {
    expect(row(7)).toMatchObject({ cells: { kind: "credit-note" }, extra: { Qty: "-4" } });
    expect(issuesOn(7)).toEqual([["row.value-invalid", "Qty"]]);
  });
  it("reads a chain-of-custody claim in the words of certificates, and says what one lacks to bound a share", async () => {
    const head = "TC No,Document Type,Lot No,Chain of Custody Model,Certified Origin,Qty,UoM\n";
    const read = await readText(
      `${head}TC-1,Transaction Certificate,L-1,Identity Preserved,FARM,5,kg\nTC-2,交易证书,L-1,隔离,,5,kg\n` +
        "TC-3,TC,L-1,Massenbilanz,,5,kg\nTC-4,Transaction Certificate,L-1,Controlled Blending,FARM,,\n" +
        "TC-5,Invoice,L-1,Segregated,FARM,5,kg\nTC-6,Transaction Certificate,,SG,FARM,5,kg\n" +
        "TC-7,Transaction Certificate,L-1,Recycled,FARM,5,kg\n",
    );
    const claims = read.rows.map(({ cells }) => (cells as Record<string, string>).claim);
    expect(claims).toEqual([
      "identity-preserved",
      "segregated",
      "mass-balance",
      "controlled-blending",
      "segregated",
      "segregated",
      undefined,
    ]);
    expect(read.rows[0]?.cells).toMatchObject({ claim_from: "FARM" });
    const about = read.issues.filter(({ column }) => column === "Chain of Custody Model");
    expect(about.map(({ row: at, code }) => [at, code])).toEqual(
      [3, 5, 6, 7, 8].map((at) => [at, "row.value-invalid"]),
    );
    expect(read.rows.every(({ status }) => status === "accepted")).toBe(true);
  });
  it("takes one invoice for two shipments as two rows", () => expect(issuesOn(8)).toEqual([]));

  it("has words of other languages for each kind of paper that has them", () => {
    const rule = testReader.kinds
      .find(({ kind }) => kind === "documents")
      ?.columns.find(({ column }) => column === "kind");
    const words = [...(rule?.synonyms ?? [])];
    const wordless = rule?.choices.filter(
      (choice) =>
        words.filter(([word, meant]) => meant === choice && /\p{Script=Han}/u.test(word)).length === 0,
    );
    expect(wordless).toEqual([]);
  });
  it.each([
    ["Scope certificate no,Certifier,Issue date\nSC-1,Example Certifier,2025-01-01\n", "scope-certificate"],
    ["PO Number,Issuer,PO Date,Qty,UoM\nPO-1,Example Gull,2025-01-01,5,kg\n", "purchase-order"],
  ])("tells the kind of paper from its heading", async (text, kind) => {
    const read = await readText(text);
    expect([read.kind, read.rows[0]?.cells.kind]).toEqual(["documents", kind]);
  });
  it("reads whom a paper is addressed to, what period and site it covers and for which good", async () => {
    const headings =
      "Document No,Document Type,Issued by,Addressed to,Valid from,Valid until,Facility ID,HS Code";
    const rows = [
      "SC-1,Scope Certificate,Example Certifier,Example Mill,2026-01-01,2026-12-31,W-1,5205.11",
      "SC-2,Scope Certificate,Example Certifier,Example Mill,2026-12-31,2026-01-01,W-1,5205.11",
      "CD-1,Completeness Statement,Example Mill,,2026-03,2026-03,W-1,5201",
    ];
    const read = await readText(`${headings}\n${rows.join("\n")}\n`);
    expect(read.rows[0]).toMatchObject({
      status: "accepted",
      cells: {
        document: "SC-1",
        kind: "scope-certificate",
        recipient: "Example Mill",
        from: "2026-01-01",
        to: "2026-12-31",
        site: "W-1",
        good: "5205.11",
      },
    });
    expect(read.rows[1]?.status).toBe("accepted");
    expect(read.issues.filter(({ row }) => row === 3).map(({ code, column }) => [code, column])).toEqual([
      ["row.contradiction", "Valid until"],
    ]);
    // A month alone is its first day where a period begins, and its last where one ends.
    expect(read.rows[2]).toMatchObject({
      status: "repaired",
      cells: { kind: "completeness-declaration", from: "2026-03-01", to: "2026-03-31" },
    });
  });
  it.each([
    ["单据编号,单据类型,签发人,单据日期,批号,页数", "提单", "bill-of-lading"],
    ["Dokumentnummer,Belegart,Aussteller,Belegdatum,Charge,Seitenzahl", "Lieferschein", "delivery-note"],
    [
      "Numéro de document,Type de document,Émetteur,Date du document,Numéro de lot,Nombre de pages",
      "Liste de colisage",
      "packing-list",
    ],
    ["Belge No,Belge Türü,Düzenleyen,Belge Tarihi,Parti No,Sayfa Sayısı", "Çeki Listesi", "packing-list"],
    ["Số chứng từ,Loại chứng từ,Đơn vị phát hành,Ngày chứng từ,Số lô,Số trang", "Hóa đơn", "invoice"],
  ])("recognises %s", async (headings, word, meant) => {
    const { kind, mapping, rows } = await readText(`${headings}\nD-1,${word},A,2025-03-04,L-1,3\n`);
    expect(kind).toBe("documents");
    expect(Object.keys(mapping)).toEqual(["document", "kind", "issuer", "date", "lot", "pages"]);
    expect(rows[0]?.cells.kind).toBe(meant);
  });
});
