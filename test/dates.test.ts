import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const workspace = join(dir, "acme");

/** [name in the customer's file, entry as the list names it now, first listed, day of the amendment]. */
const amended = [
  ["Changhong Meiling Co., Ltd.", "Changhong Meiling Co., Ltd.", "2022-06-21", "2024-10-03"],
  ["Changji Esquel Textile Co., Ltd.", "Changji Esquel Textile Co., Ltd.", "2022-06-21", "2024-11-01"],
  [
    "Xinjiang East Hope Nonferrous Metals Co., Ltd.",
    "Xinjiang East Hope Nonferrous Metals Co., Ltd.",
    "2022-06-21",
    "2024-11-25",
  ],
  ["Aksu Huafu Color Spinning Co., Ltd.", "Aksu Huafu Color Spinning Co., Ltd.", "2022-06-21", "2025-01-15"],
] as const;
const later = [
  "Xinjiang Zhongtai Chemical Co. Ltd.",
  "Xinjiang Zhongtai Chemical Co. Ltd.",
  "2023-06-12",
  "2023-06-12",
] as const;
const rows = [...amended, later];

beforeAll(async () => {
  const parties = rows.map(([name], index) => `P-${index},"${name}",CN`).join("\n");
  writeFileSync(join(dir, "parties.csv"), `party,name,country\n${parties}\n`);
  const decisions = rows
    .map(([, entry], index) => `P-${index},us-uflpa,"${entry}",same,licence compared,A. Tester,2026-11-01`)
    .join("\n");
  writeFileSync(join(dir, "decisions.csv"), `party,list,entry,decision,reason,by,date\n${decisions}\n`);
  const { code, err } = await selvedge(
    "import",
    join(dir, "parties.csv"),
    join(dir, "decisions.csv"),
    "--workspace",
    workspace,
  );
  expect(err).toBe("");
  expect(code).toBe(0);
});

async function outcome(party: number, on: string): Promise<string> {
  const { json } = await selvedge(
    "assess",
    `P-${party}`,
    "--market",
    "US",
    "--on",
    on,
    "--json",
    "--workspace",
    workspace,
  );
  return json().assessments.find(({ regime }: { regime: string }) => regime === "US-UFLPA").outcome;
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

describe("assess --on", () => {
  it.each(rows.map(([name, , listed], index) => [name, index, listed] as const))(
    "%s applies on the day of its listing and not the day before",
    async (_name, index, listed) => {
      expect(await outcome(index, listed)).toBe("applies");
      expect(await outcome(index, dayBefore(listed))).not.toBe("applies");
    },
  );

  it.each(amended.map(([name, , , day], index) => [name, index, day] as const))(
    "%s applies between first listing and amendment, on that day and after",
    async (_name, index, day) => {
      for (const on of ["2023-09-01", dayBefore(day), day, "2026-06-01"])
        expect([on, await outcome(index, on)]).toEqual([on, "applies"]);
    },
  );
});

describe("assess --known-by", () => {
  it("leaves out what had not been recorded", async () => {
    const { json } = await selvedge("assess", "--known-by", "2020-01-01", "--json", "--workspace", workspace);
    expect(json().assessments).toEqual([]);
  });

  it("refuses --as-of beside --on", async () => {
    const { code, err } = await selvedge(
      "assess",
      "--as-of",
      "2024-01-01",
      "--on",
      "2024-01-01",
      "--workspace",
      workspace,
    );
    expect(code).toBe(2);
    expect(err).toContain("--as-of");
  });
});
