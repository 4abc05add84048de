import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const workspace = join(dir, "acme");

const file = (name: string, lines: readonly string[]): string => {
  const path = join(dir, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
};

const assess = async (market: string, ...more: readonly string[]) => {
  const answer = await selvedge("assess", "--workspace", workspace, "--market", market, "--json", ...more);
  return answer.json().assessments;
};

beforeAll(async () => {
  const parties = file("parties.csv", ["party,name,role,country", "P-0,Falk Handel GmbH,self,DE"]);
  const products = file("products.csv", [
    "product,name,hs,supplier",
    "SHIRT-1,Cotton shirt,6205.20,Quiet Mill",
  ]);
  const profile = file("profile.csv", [
    "key,value,unit,as_of",
    "employees in DE,1100,persons,2025-12-31",
    "turnover,35999999,GBP,2025-12-31",
    'business,"DE, GB",,2025-12-31',
    "activity,selling,,2025-12-31",
    "financial year end,12-31,,2025-12-31",
  ]);
  for (const [kind, path] of [
    ["parties", parties],
    ["products", products],
    ["profile", profile],
  ] as const) {
    const { code, err } = await selvedge("import", path, "--as", kind, "--workspace", workspace);
    expect([code, err]).toEqual([0, expect.any(String)]);
  }
});

describe("import --as profile, then assess", () => {
  it("answers the importer's own duties on its own figures", async () => {
    const [lksg] = await assess("DE");
    expect(lksg).toMatchObject({ subject: "product:SHIRT-1", regime: "DE-LKSG", outcome: "applies" });
    expect(lksg.because[0].sentence).toContain(
      "The importer's own profile gives employees in DE: 1100 persons as of 2025-12-31 (profile.csv row 2)",
    );
    expect(lksg.missing.map(({ text }: any) => text).join(" ")).toContain(
      "was the bill of 2025-09-03 adopted",
    );
  });

  it("answers no where a figure falls short, and asks for what is not there", async () => {
    const [msa] = await assess("GB");
    expect(msa.outcome).toBe("does-not");
    expect(msa.summary).toContain("On the importer's own figures");
    const [, s211] = await assess("CA");
    expect(s211.outcome).toBe("unknown");
    expect(s211.missing.map(({ text }: any) => text).join(" ")).toContain('a row "listing" of its profile');
  });

  it("takes the figures that were known by the day asked about", async () => {
    const [msa] = await assess("GB", "--on", "2025-12-30");
    expect(msa.outcome).toBe("unknown");
  });

  it("asks the markets US and EU where none is named", async () => {
    const answer = await selvedge("assess", "--workspace", workspace, "--json");
    const asked = answer.json().assessments.map(({ market, regime }: any) => `${market} ${regime}`);
    expect(asked).toEqual(["US US-UFLPA", "US US-S307", "US US-CAATSA-321", "EU EU-FLR"]);
  });

  it("asks one instrument by its key", async () => {
    const [csddd] = await assess("eu-csddd");
    expect(csddd).toMatchObject({ market: "EU", regime: "EU-CSDDD", outcome: "not-yet" });
  });
});
