import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folder, root, selvedge } from "./terminal.ts";

// A customs manifest tells again of two shipments of examples/tomato-paste that the importer's own list holds: TM-1001
// (80,000 kg, its bill without house bills) and TM-1007 (under its house bill). Worked out by hand: nothing more came, so
// every share stays as it was; as further shipments they contradict the count of Kestrin's stock of paste.
const manifest = `identifier,actual_arrival_date,manifest_quantity,manifest_unit,weight,weight_unit,record_status_indicator,master_bol_number,house_bol_number,shipper_party_name,consignee_party_name,harmonized_number,description_text
2025120001,2025-12-14,4000,CTN,82500,Kilograms,New,SSX-21140,,KESTRIN PACKING LTD.,DUNMARROW PANTRY FOODS INC.,2002.90,TOMATO PASTE
2026030007,2026-03-15,1000,CTN,24900,Kilograms,New,NGBM-9,NGB-81102,"ZAOWEN FOOD CO., LTD.",DUNMARROW PANTRY FOODS INC.,2002.90,TOMATO PASTE
`;
const dir = folder();
const [kept, manifestPath] = [join(dir, "kept"), join(dir, "manifest.csv")];
const example = join(root, "examples/tomato-paste");
const files = readdirSync(example)
  .filter((name) => name.endsWith(".csv") && name !== "decisions.csv")
  .map((name) => join(example, name));
let copies = 0;

const copy = (): string => {
  copies += 1;
  cpSync(kept, join(dir, `copy-${copies}`), { recursive: true });
  return join(dir, `copy-${copies}`);
};

async function call(workspace: string, ...argv: readonly string[]): Promise<any> {
  const answer = await selvedge(...argv, "--json", "--workspace", workspace);
  expect([answer.code, answer.err]).toEqual([0, ""]);
  return answer;
}

const traced = async (workspace: string, subject: string): Promise<any> =>
  (await call(workspace, "trace", subject)).lines()[0];
const intervals = ({ shares }: any): readonly unknown[] =>
  shares.map(({ source, state, min, max, of }: any) => [source, state, min, max, of]);
const lastHops = ({ paths }: any): readonly any[] => paths.map(({ hops }: any) => hops.at(-1));
const filesOf = (hop: any): readonly string[] => hop.sources.map(({ file }: any) => file).sort();

describe("a manifest that tells again of what the importer's own list holds", () => {
  let before: any;
  let joined: string;
  let question: string;
  beforeAll(async () => {
    writeFileSync(manifestPath, manifest);
    await call(kept, "import", ...files);
    before = await traced(kept, "shipment:TM-1001");
    joined = copy();
    const { questions } = (await call(joined, "import", manifestPath)).json();
    question = questions.find((text: string) => text.includes("tell of one shipment each")) ?? "";
  });

  it("is said at the import, with how to part them", () => {
    expect(question).toMatch(/^2 pairs of rows .* count once.*selvedge decide [0-9a-f]{16} not-same/);
  });
  it("is one movement with two rows behind it, days from the one's to the other's", async () => {
    const after = await traced(joined, "shipment:TM-1001");
    expect(after.paths).toHaveLength(before.paths.length);
    for (const hop of lastHops(after)) {
      expect(hop).toMatchObject({
        shipment: "TM-1001",
        date: "2025-11-18",
        dateLatest: "2025-12-14",
        kg: "80000",
      });
      expect(filesOf(hop)).toEqual(["manifest.csv", "shipments.csv"]);
      expect(hop.notes.join("\n")).toContain("both name the bill of lading SSX-21140");
      expect(hop.notes.join("\n")).toContain(
        "amount: 80000 kg (shipments.csv row 2), 4000 CTN (manifest.csv row 2)",
      );
    }
  });
  it("leaves every share as it was", async () => {
    const after = await traced(joined, "shipment:TM-1001");
    expect(intervals(before).some((one: any) => one[1] === "bounded" && one[2] > 0)).toBe(true);
    expect(intervals(after)).toEqual(intervals(before));
  });
  it("is found by the id of either row, and by its house bill where the manifest names a master above", async () => {
    const byManifest = await traced(joined, "shipment:2026030007");
    expect(byManifest.subject).toBe("shipment:TM-1007");
    for (const hop of lastHops(byManifest)) expect(filesOf(hop)).toEqual(["manifest.csv", "shipments.csv"]);
  });
  it("is cited with both rows by what the law reads", async () => {
    const { assessments } = (await call(joined, "assess", "shipment:TM-1007")).json();
    const cited = JSON.stringify(assessments.map(({ evidence }: any) => evidence));
    expect(cited).toContain("manifest.csv row 3");
    expect(cited).toContain("shipments.csv row 8");
  });
  it("keeps both rows for whoever exports them", async () => {
    const out = join(dir, "out.csv");
    const { rows } = (await call(joined, "export", "shipments", "--out", out, "--force")).json();
    const alone = (await call(kept, "export", "shipments", "--out", out, "--force")).json();
    expect(rows - alone.rows).toBe(2);
  });

  it("counts as two once a person says so, which the stock of the example contradicts; and as one again", async () => {
    const parted = copy();
    await call(parted, "import", manifestPath);
    const [, id = ""] = /selvedge decide ([0-9a-f]{16})/.exec(question) ?? [];
    const decide = (what: string) =>
      call(parted, "decide", id, what, "--reason", "two vessels", "--by", "I. Falk");
    const event = (await decide("not-same")).json();
    expect(event.data).toMatchObject({ hit: id, list: "shipments", decision: "not-same" });
    const two = await traced(parted, "shipment:TM-1001");
    for (const hop of lastHops(two)) expect(hop).not.toHaveProperty("sources");
    expect(new Set(intervals(two).map((one: any) => one[1]))).toEqual(new Set(["contradicted"]));
    await decide("same");
    expect(intervals(await traced(parted, "shipment:TM-1001"))).toEqual(intervals(before));
  });

  it("is alone again, as it was read, when either import is undone", async () => {
    const undone = copy();
    const { files: told } = (await call(undone, "import", manifestPath)).json();
    await call(undone, "undo", told[0].import);
    expect(await traced(undone, "shipment:TM-1001")).toEqual(before);
  });

  it("is the same whichever came in first", async () => {
    const other = join(dir, "manifest-first");
    await call(other, "import", manifestPath);
    await call(other, "import", ...files);
    expect(await traced(other, "shipment:TM-1001")).toEqual(await traced(joined, "shipment:TM-1001"));
  });
});

describe("rows that are not shown to be one shipment", () => {
  const own = `shipment,date,seller,buyer,hs,net_kg,bill of lading number
S-1,2026-03-01,Heron Garments Ltd.,Gull Imports Inc.,6205.20,5000,MEDU1234567
S-2,2026-03-08,Heron Garments Ltd.,Gull Imports Inc.,6205.20,4000,
S-3,2026-03-15,Heron Garments Ltd.,Gull Imports Inc.,6205.20,3000,MEDU7654321
`;
  const others = `shipment,date,seller,buyer,hs,net_kg,bill of lading number
C-1,2026-03-02,Heron Garments Ltd.,TO ORDER,6205.20,5000,MEDU1234567
C-2,2026-03-09,Heron Garments Ltd.,Gull Imports Inc.,6205.20,4000,MEDU2222222
C-3,2026-03-15,Heron Garments Ltd.,Tern Trading GmbH,6205.20,3000,MEDU7654321
`;
  it("are asked about or told, and count as two; what a person decides is followed where one row can show it", async () => {
    const workspace = join(dir, "open");
    const [mine, theirs] = [join(dir, "own.csv"), join(dir, "others.csv")];
    writeFileSync(mine, own);
    writeFileSync(theirs, others);
    await call(workspace, "import", mine);
    const { questions } = (await call(workspace, "import", theirs)).json();
    const open = questions.filter((text: string) => text.startsWith("Are these one shipment?"));
    const wrong = questions.filter((text: string) => text.startsWith("Which of these is wrong?"));
    expect(open.join("\n")).toMatch(/one of them does not name the buyer/);
    expect(open.join("\n")).toMatch(/no number of a paper is in both.*1 days? lie/);
    expect([open.length, wrong.length]).toEqual([2, 1]);
    expect(wrong[0]).toMatch(/the buyers are "Gull Imports Inc\." and "Tern Trading GmbH"/);
    const line = await traced(workspace, "shipment:S-2");
    expect(line.subject).toBe("shipment:S-2");
    const idIn = (text: string): string => /decide ([0-9a-f]{16})/.exec(text)?.[1] ?? "";
    const said = ["--reason", "bill seen", "--by", "I. Falk"];
    for (const text of open) await call(workspace, "decide", idIn(text), "same", ...said);
    expect((await traced(workspace, "shipment:C-2")).subject).toBe(
      (await traced(workspace, "shipment:S-2")).subject,
    );
    expect((await traced(workspace, "shipment:C-1")).subject).toBe(
      (await traced(workspace, "shipment:S-1")).subject,
    );
    const [first, second] = await Promise.all(
      ["S-3", "C-3"].map((id) => traced(workspace, `shipment:${id}`)),
    );
    expect(first.subject).not.toBe(second.subject);
  });
});
