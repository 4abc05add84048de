import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { zipOf } from "../src/formats/archive/zip.fixture.ts";
import { folder, selvedge } from "./terminal.ts";

const tables: Readonly<Record<string, string>> = {
  "header.csv": `identifier,carrier_code,estimated_arrival_date,manifest_quantity,manifest_unit,weight,weight_unit,record_status_indicator
1001,EXLI,2026-05-04,120,CTN,5000,Pounds,New
1002,EXLI,2026-05-05,80,CTN,700,Kilograms,New
1003,EXLI,2026-05-05,10,CTN,100,Kilograms,Deleted
`,
  "billgen.csv": `identifier,master_bol_number,house_bol_number,bill_type_code,trade_update_date
1001,EXLIM0009,EXLIH0001,H,2026-05-06
1002,EXLIM0010,,S,2026-05-06
1003,EXLIM0011,,S,2026-05-06
`,
  "shipper.csv": `identifier,shipper_party_name,shipper_party_address_1,country_code,contact_name
1001,Example Spinning Mill,1 Sample Road,CN,Nobody
1002,Example Weavers,2 Sample Road,VN,Nobody
1009,Example Stray,9 Sample Road,VN,Nobody
`,
  "consignee.csv": `identifier,consignee_party_name,country_code
1001,Example Imports Inc,US
1002,TO ORDER,US
`,
  "tariff.csv": `identifier,harmonized_number,harmonized_weight
1001,520512,2000
1001,520811,3000
1002,520811,700
`,
};

describe("a customs manifest that comes as several tables", () => {
  it("is joined into shipments: deleted records apart, tariff lines as rows, pounds beside, contacts left out", async () => {
    const dir = folder();
    const archive = join(dir, "manifest.zip");
    writeFileSync(
      archive,
      zipOf(Object.entries(tables).map(([name, text]) => ({ name, data: Buffer.from(text) }))),
    );
    const answer = (await selvedge("import", archive, "--workspace", join(dir, "w"), "--json")).json();
    expect(answer.files).toHaveLength(1);
    const [file] = answer.files;
    expect(file).toMatchObject({ kind: "shipments", rows: 4, quarantined: 1, layout: { id: "cbp-ams" } });
    expect(file.leftOut.some((heading: string) => /contact/i.test(heading))).toBe(true);
    const messages = file.issues.map(({ message }: { message: string }) => message).join("\n");
    expect(messages).toContain("no real file was at hand");
    expect(messages).toMatch(/1 row of shipper\.csv bear|1 row of shipper/);
    expect(messages).toMatch(/deleted/);
    const out = join(dir, "out.csv");
    expect((await selvedge("export", "shipments", "--out", out, "--workspace", join(dir, "w"))).code).toBe(0);
  });
  it("is refused where one of its tables comes alone, and says what is missing", async () => {
    const dir = folder();
    const alone = join(dir, "shipper.csv");
    writeFileSync(alone, tables["shipper.csv"] ?? "");
    const { code, err } = await selvedge("import", alone, "--workspace", join(dir, "w"));
    expect(code).toBe(3);
    expect(err.replace(/\s+/g, " ")).toContain("one table of a customs manifest (shipper)");
    expect(err.replace(/\s+/g, " ")).toContain("into one ZIP archive");
  });
});
