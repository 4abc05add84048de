import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { idOfKey } from "../src/parties/party-id.ts";
import { folder, selvedge } from "./terminal.ts";

// Fiction. The maker's delivery is known from March on; what it received, from June; in August it is taken back.
const files = folder();
const workspace = join(files, "w");
const file = (name: string, text: string): string => {
  writeFileSync(join(files, name), text);
  return join(files, name);
};
const at = (now: string, ...argv: string[]) =>
  selvedge(...argv, "--json", "--workspace", workspace, "--now", `${now}T09:00:00Z`);
const trace = async (...argv: string[]): Promise<any> =>
  (await at("2026-11-22", "trace", "SHIRT", ...argv)).lines()[0];
const places = ({ paths }: any): string[] =>
  paths.filter(({ source }: any) => source.kind === "place").map(({ source }: any) => source.party);

beforeAll(async () => {
  const parties = file(
    "parties.csv",
    'party,name,role,address,country\nG,Korvan Ginning (fiction),supplier,"1 Renmin Road, Kashgar, Xinjiang",CN\nM,Marrow Garments (fiction),supplier,"Plot 7, Gazipur",BD\nI,Harrow Shirts (fiction),self,"9 Mill Lane, Leeds",GB\n',
  );
  const products = file("products.csv", "product,name,hs,supplier_id\nSHIRT,Shirt,620520,M\n");
  const heading = "shipment,date,seller_id,buyer_id,hs,quantity,unit\n";
  const late = file("sent.csv", `${heading}S-2,2026-02-10,M,I,620520,100,kg\n`);
  const early = file("received.csv", `${heading}S-1,2026-01-10,G,M,520832,100,kg\n`);
  await at("2026-03-01", "import", parties);
  await at("2026-03-01", "import", products);
  await at("2026-03-01", "import", late);
  const imported = (await at("2026-06-01", "import", early)).json();
  await at("2026-08-01", "undo", imported.files[0].import, "--reason", "another importer's rows");
});

describe("trace and expose as of a day", () => {
  it("know what had been recorded by then, and no more", async () => {
    const before = await trace("--known-by", "2026-05-31");
    const between = await trace("--known-by", "2026-06-01");
    const after = await trace();
    expect([before, between, after].map(places)).toEqual([[], [idOfKey("G")], []]);
    expect(between.paths[0].hops.map(({ shipment }: any) => shipment)).toEqual(["S-1", "S-2"]);
    expect([before, between, after].map(({ knownBy }) => knownBy)).toEqual([
      "2026-05-31T23:59:59.999Z",
      "2026-06-01T23:59:59.999Z",
      null,
    ]);
    // Law is asked of the day itself, whatever had been recorded.
    expect([before, between, after].map(({ on }) => on)).toEqual(["2026-11-22", "2026-11-22", "2026-11-22"]);
  });

  it("--as-of is both days: law and record", async () => {
    const found = await trace("--as-of", "2026-06-15");
    expect([found.on, found.knownBy, places(found)]).toEqual([
      "2026-06-15",
      "2026-06-15T23:59:59.999Z",
      [idOfKey("G")],
    ]);
    const both = await selvedge(
      ...["trace", "SHIRT", "--as-of", "2026-06-15", "--on", "2026-06-15", "--workspace", workspace],
    );
    expect(both.code).toBe(2);
  });

  it("what is dated after the legal day is left out and said, though it is known", async () => {
    const [sent, received] = [
      await trace("--on", "2026-02-09", "--known-by", "2026-06-30"),
      await trace("--on", "2026-01-09", "--known-by", "2026-06-30"),
    ];
    // Without the delivery the product's own row still names the maker, with no day.
    expect(sent.paths[0].hops.map(({ record }: any) => record.file)).toEqual([
      "received.csv",
      "products.csv",
    ]);
    expect(places(received)).toEqual([]);
    for (const { notes } of [sent, received]) expect(notes.join(" ")).toContain("dated after the legal date");
  });

  it("expose answers alike, and says the instant", async () => {
    const lines = async (...argv: string[]) => (await at("2026-11-22", "expose", ...argv)).lines();
    expect((await lines()).filter(({ source }) => source.kind === "place")).toEqual([]);
    const [line] = (await lines("--as-of", "2026-06-15")).filter(({ source }) => source.kind === "place");
    expect(line).toMatchObject({ on: "2026-06-15", knownBy: "2026-06-15T23:59:59.999Z" });
    const { out } = await selvedge("expose", "--as-of", "2026-06-15", "--workspace", workspace);
    expect(out.replace(/\s+/g, " ")).toContain("by what had been recorded by 2026-06-15");
  });

  it("a decision on two parties holds from when it was recorded", async () => {
    const demo = join(files, "demo");
    await selvedge("demo", "--quiet", "--workspace", demo);
    const shirt = async (...argv: string[]): Promise<any> =>
      (await selvedge("trace", "SHIRT-02", ...argv, "--json", "--workspace", demo)).lines()[0];
    const joints = ({ paths }: any): any[] =>
      paths.flatMap(({ hops }: any) => hops).filter(({ kind }: any) => kind === "joint");
    const link = /^link ([0-9a-f]+)/.exec(joints(await shirt())[0].notes[0])?.[1] ?? "";
    const reason = ["--reason", "one register number (fiction)", "--by", "Iris Falk"];
    const later = ["--now", "2026-12-24T09:00:00Z", "--workspace", demo];
    await selvedge("decide", link, "same", ...reason, ...later);
    expect(joints(await shirt())).toEqual([]);
    expect(joints(await shirt("--known-by", "2026-12-23")).length).toBeGreaterThan(0);
  });
});
