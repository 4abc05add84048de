import { describe, expect, it } from "vitest";
import { readFixture, readText } from "../reader.fixture.ts";

describe("readRecords: payments", async () => {
  const result = await readFixture("payments");
  const row = (number: number) => result.rows.find((each) => each.row === number);
  const issuesOn = (number: number) =>
    result.issues.filter((issue) => issue.row === number).map(({ code, column }) => [code, column]);

  it("reads a register of transfers", () => {
    expect(result).toMatchObject({ kind: "payments", unmapped: [] });
    expect(row(2)?.cells).toEqual({
      payment: "TT-1",
      date: "2025-04-02",
      payer: "EXAMPLE GULL IMPORTS INC",
      payee: "EXAMPLE HERON GARMENTS LTD",
      amount: "1234.50",
      currency: "USD",
      document: "SLIP-1",
      refers_to: "INV-7",
    });
  });
  it("leaves account numbers out, of quarantined rows too, and names their columns", () => {
    expect(result.contact).toEqual(["Remitter Account", "IBAN", "Account No."]);
    expect(JSON.stringify(result.rows)).not.toMatch(/111222333|444555666|777888999|DE00EXAMPLE/);
    expect(result.issues[0]).toMatchObject({
      code: "column.contact",
      message: '"Remitter Account" holds bank account numbers by its heading; it was left out.',
    });
  });
  it("keeps an amount without a currency, and supposes none", () => {
    expect(row(3)).toMatchObject({ status: "accepted", cells: { amount: "900" } });
    expect(issuesOn(3)).toEqual([["row.value-missing", "Ccy"]]);
  });
  it("quarantines an amount below zero: who paid whom cannot be told", () => {
    expect(row(4)?.status).toBe("quarantined");
    expect(issuesOn(4)).toEqual([["row.value-invalid", "Amount"]]);
  });
  it("keeps a payment whose amount was blacked out, and quarantines one between nobody", () => {
    expect([row(5)?.status, row(6)?.status]).toEqual(["accepted", "quarantined"]);
    expect(issuesOn(5)).toEqual([["row.value-missing", "Amount"]]);
  });
  it("says that a party pays itself, and takes one transfer for two invoices as two rows", () => {
    expect(issuesOn(7)).toEqual([["row.contradiction", "Beneficiary"]]);
    expect(issuesOn(8)).toEqual([]);
  });

  it("takes the currency from the heading of the amount", async () => {
    const { rows, issues } = await readText("Paid by,Paid to,Amount USD\nA,B,5\n");
    expect(rows[0]?.cells).toMatchObject({ amount: "5", currency: "USD" });
    expect(issues).toEqual([]);
  });
  it.each([
    ["parties", "Supplier name,Country,Account No,Bank Account,银行账号", ["Bank Account", "银行账号"]],
    ["bom", "Parent part,Component part,Rib,Stk,Routing number", []],
  ])(
    "among %s leaves out what is plainly an account of a bank, and nothing else",
    async (kind, headings, left) => {
      const cells = headings.replace(/[^,]+/g, "x");
      const read = await readText(`${headings}\n${cells}\n`);
      expect([read.kind, read.contact]).toEqual([kind, left]);
    },
  );
  it.each([
    "付款日期,付款人,收款人,收款人账号,金额,币种,发票号",
    "Zahlungsdatum,Auftraggeber,Empfänger,Kontonummer,Betrag,Währung,Rechnungsnummer",
    "Date de paiement,Payeur,Bénéficiaire,Numéro de compte,Montant,Devise,Numéro de facture",
    "Ödeme Tarihi,Gönderen,Alıcı,Hesap No,Tutar,Para Birimi,Fatura No",
    "Ngày thanh toán,Người chuyển,Người thụ hưởng,Số tài khoản,Số tiền,Loại tiền,Số hóa đơn",
  ])("recognises %s", async (headings) => {
    const { kind, mapping, contact } = await readText(`${headings}\n2025-03-04,A,B,123456,5,EUR,I-1\n`);
    expect(kind).toBe("payments");
    expect(Object.keys(mapping)).toEqual(["date", "payer", "payee", "amount", "currency", "refers_to"]);
    expect(contact).toHaveLength(1);
  });
});
