import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const parties = ["party,name,role,country", "SELF,Acme Inc,self,US", "S1,Ninestar Corporation,supplier,CN"];
const decision = [
  "party,list,entry,decision,reason,by,date",
  "S1,us-uflpa,Ninestar Corporation,same,registry extract,A. Tester,2026-11-01",
];
const product = ["product,name,hs,supplier", "P1,Cartridges,8443.99,Ninestar Corporation"];
const shipment = (kind: string, seller = "Ninestar Corporation") => [
  "shipment,date,date_kind,seller,buyer,hs,document,basis,import_date",
  `H1,2026-05-02,${kind},${seller},Acme Inc,8443.99,B/L 1,documented,2026-06-01`,
];

/** The answer of the UFLPA for product P1, from files that name parties by words alone. */
async function answer(name: string, files: Readonly<Record<string, readonly string[]>>) {
  const paths = Object.entries(files).map(([file, lines]) => {
    const path = join(dir, `${name}-${file}.csv`);
    writeFileSync(path, `${lines.join("\n")}\n`);
    return path;
  });
  const workspace = join(dir, name);
  expect((await selvedge("import", ...paths, "--workspace", workspace)).err).toBe("");
  const output = (
    await selvedge("assess", "product:P1", "--market", "US", "--json", "--workspace", workspace)
  ).json();
  return {
    ...output.assessments.find(({ regime }: { regime: string }) => regime === "US-UFLPA"),
    issues: output.issues,
  };
}

describe("products and shipments that name parties without ids", () => {
  it("reach the party of that name, its decision and its shipments", async () => {
    const found = await answer("named", { parties, product, shipment: shipment("departure"), decision });
    expect(found.outcome).toBe("applies");
    expect(found.because[0].sentence).toContain("A. Tester");
  });

  it("without a decision, ask whether it is the listed one", async () => {
    const found = await answer("asked", { parties, product, shipment: shipment("departure") });
    expect(found.outcome).toBe("unknown");
    expect(found.missing[0].text).toContain("Ninestar Corporation");
  });
});

describe("a date of a kind that is no delivery", () => {
  it.each(["order", "invoice", "purchase order", "PO", "contract", "proforma", "booking", "payment"])(
    "%s never decides",
    async (kind) => {
      const found = await answer(`kind ${kind}`, { parties, product, shipment: shipment(kind), decision });
      expect(found.outcome).toBe("unknown");
    },
  );
});

describe("a key that is used with another name", () => {
  it("is asked about in assess", async () => {
    const keyed = [
      "shipment,date,date_kind,seller_id,seller,buyer,hs,document,basis",
      "H1,2026-05-02,departure,S1,Totally Other GmbH,Acme Inc,8443.99,B/L 1,documented",
    ];
    const found = await answer("key", { parties, product, shipment: keyed, decision });
    expect(found.issues).toEqual([
      expect.objectContaining({
        code: "row.contradiction",
        message: expect.stringContaining("Totally Other GmbH"),
      }),
    ]);
  });
});
