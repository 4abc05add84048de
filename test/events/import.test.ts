import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { zipOf } from "../../src/formats/archive/zip.fixture.ts";
import { folder, selvedge } from "../terminal.ts";
import { lotB, packing, receiving, run, shipping } from "./fold.fixture.ts";
import { documentOf, objectEvent, transformation } from "./made.fixture.ts";

const dir = folder();
let made = 0;
const workspace = (): string => {
  made += 1;
  return join(dir, `workspace-${made}`);
};
const file = (name: string, content: unknown): string => {
  const path = join(dir, name);
  const isBytes = typeof content === "string" || content instanceof Uint8Array;
  writeFileSync(path, isBytes ? content : JSON.stringify(content));
  return path;
};

async function imported(into: string, ...argv: string[]): Promise<any> {
  const answer = await selvedge("import", ...argv, "--workspace", into, "--json");
  expect(answer.err).toBe("");
  return answer.json();
}

const issuesOf = ({ issues }: any): readonly unknown[] =>
  issues.filter(({ row }: any) => row !== null).map(({ row, code, column }: any) => [row, code, column]);

describe("import of events", () => {
  it("refuses a malformed event alone, with its JSON path; accepted and quarantined are all that came", async () => {
    const events = [
      transformation(),
      objectEvent({ action: "MAKE" }),
      objectEvent({ quantityList: [{ epcClass: "nothing", quantity: "many" }] }),
      objectEvent({ eventTime: "2090-01-01T00:00:00Z" }),
    ];
    const text = JSON.stringify(documentOf([...events, { ...objectEvent(), note: 0.5 }])).replace(
      '"note":0.5',
      '"quantityList":[{"epcClass":"urn:epc:class:lgtin:4012345.011111.4444","quantity":NaN}]',
    );
    const { files } = await imported(workspace(), file("bad.json", text));
    expect(files[0]).toMatchObject({ kind: "events", rows: 5, accepted: 2, repaired: 0, quarantined: 3 });
    expect(issuesOf(files[0])).toEqual([
      [2, "events.action-invalid", "$.epcisBody.eventList[1].action"],
      [3, "events.id-invalid", "$.epcisBody.eventList[2].quantityList[0].epcClass"],
      [3, "events.quantity-invalid", "$.epcisBody.eventList[2].quantityList[0].quantity"],
      [4, "row.value-invalid", "$.epcisBody.eventList[3]"],
      [5, "events.quantity-invalid", "$.epcisBody.eventList[4].quantityList[0].quantity"],
    ]);
    const late = files[0].issues.find(({ row }: any) => row === 4);
    expect([late.rowStatus, late.message]).toEqual(["accepted", expect.stringContaining("2090-01-01")]);
  });

  it("counts every event of a document that is refused as a whole, with the reason on each", async () => {
    const bad = documentOf([transformation(), objectEvent()], { "@context": undefined });
    const { files } = await imported(workspace(), file("no-context.json", bad));
    expect(files[0]).toMatchObject({ rows: 2, accepted: 0, quarantined: 2 });
    expect(issuesOf(files[0])).toEqual([
      [1, "events.context-missing", "$.@context"],
      [2, "events.context-missing", "$.@context"],
    ]);
  });

  it("takes single events, files in archives and what a second import brings as what it is", async () => {
    const into = workspace();
    const single = file("single.jsonld", { "@context": ["https://ref.gs1.org/x"], ...run() });
    const packed = file(
      "both.zip",
      zipOf([
        { name: "events.json", data: JSON.stringify(documentOf([shipping(), packing()])) },
        { name: "parties.csv", data: "party,name,country\nP-1,Lumo Weaving Ltd.,BD\n" },
      ]),
    );
    const first = await imported(into, single, packed);
    expect(first.files.map(({ kind, rows }: any) => [kind, rows])).toEqual([
      ["events", 1],
      ["events", 2],
      ["parties", 1],
    ]);
    const again = await imported(into, single);
    expect(again.files[0]).toMatchObject({ already: true, import: first.files[0].import });
    expect((await selvedge("verify", into, "--json")).json()).toMatchObject({ ok: true, problems: [] });
  });

  it("is undone like any other, and leaves other JSON to the readers of tables", async () => {
    const into = workspace();
    const { files } = await imported(into, file("undo.json", documentOf([run(), shipping()])));
    const undone = await selvedge("undo", files[0].import, "--workspace", into, "--json");
    expect(undone.code).toBe(0);
    const gone = await selvedge("export", "events", "--workspace", into, "--json");
    expect(gone.json().error.code).toBe("subject.none");
    const table = file("table.json", [{ party: "P-1", name: "Lumo Weaving Ltd.", country: "BD" }]);
    expect((await imported(into, table)).files[0]).toMatchObject({ kind: "parties", rows: 1 });
  });

  it("fails for a file that holds no record, or no event, and says so", async () => {
    const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", type: "object" };
    const refused = async (name: string, content: unknown) =>
      (await selvedge("import", file(name, content), "--workspace", workspace(), "--json")).json().error.code;
    expect(await refused("schema.json", schema)).toBe("events.not-a-record");
    expect(await refused("empty.json", documentOf([]))).toBe("file.empty");
    expect(await refused("no-list.json", documentOf(undefined))).toBe("events.document-invalid");
    const private_ = documentOf([{ ...run(), "ex:ethnicity": "x" }]);
    expect(await refused("private.json", private_)).toBe("column.refused");
  });

  it("comes out of an export as it was, folded rows only out of none, and goes in again", async () => {
    const [into, again] = [workspace(), workspace()];
    const twoSpaces = run({ "ex:note": "two  spaces, =1+1 and “quotes”" });
    await imported(into, file("out.json", documentOf([twoSpaces, shipping(), receiving()])));
    const out = join(dir, "events.csv");
    const second = join(dir, "again.csv");
    expect((await selvedge("export", "events", "--out", out, "--workspace", into)).code).toBe(0);
    expect((await selvedge("export", "shipments", "--workspace", into, "--json")).json().error.code).toBe(
      "subject.none",
    );
    expect((await imported(again, out)).files[0]).toMatchObject({ kind: "events", rows: 3, accepted: 3 });
    expect((await selvedge("export", "events", "--out", second, "--workspace", again)).code).toBe(0);
    expect(readFileSync(second, "utf8")).toBe(readFileSync(out, "utf8"));
  });

  it("quarantines rows of a table whose JSON is no event", async () => {
    const table = 'event,step,disposition,action,json\nE-1,,,,"{""kind"":""observed""}"\nE-2,,,,words\n';
    const { files } = await imported(workspace(), file("rows.csv", table), "--as", "events");
    expect(files[0]).toMatchObject({ rows: 2, accepted: 0, quarantined: 2 });
  });

  it("is seen by trace as rows of a file are: a run and a movement out of a place", async () => {
    const parties = "party,name,role,country\nP-1,Example Plant Ltd.,self,DE\nM-1,Example Mill Ltd.,,CN\n";
    const sites =
      "site,party,address,region,country\n4012345000047,M-1,1 Example Road Kashgar,Xinjiang,CN\n4012345000054,P-1,2 Example Street Kassel,,DE\n";
    const products = "product,name,hs,supplier_id\n4012345222227,yarn,520511,M-1\n";
    const told = documentOf([run(), shipping(), receiving()]);
    const own =
      "shipment,date,date_kind,seller_id,buyer_id,from_site,to_site,hs,quantity,unit,lot\n" +
      `urn:uuid:ship,2026-03-05,departure,M-1,P-1,4012345000047,4012345000054,520511,100,KGM,${lotB}\n`;
    const common = [file("p.csv", parties), file("s.csv", sites), file("g.csv", products)];
    const pathsOf = async (name: string, content: unknown) => {
      const into = workspace();
      await imported(into, ...common, file(name, content));
      const traced = await selvedge("trace", "product:4012345222227", "--workspace", into, "--json");
      expect(traced.code).toBe(0);
      return traced
        .json()
        .paths.map(({ source, hops }: any) => [
          source.kind,
          hops.map(({ kind, shipment, quantity, unit, date, lot }: any) => [
            kind,
            shipment,
            quantity,
            unit,
            date,
            lot,
          ]),
        ]);
    };
    const byEvents = await pathsOf("traced.json", told);
    expect(byEvents.length).toBeGreaterThan(0);
    expect(byEvents).toEqual(await pathsOf("own.csv", own));
  });
});

const shared = fileURLToPath(new URL("../../../shared/data/records/", import.meta.url));
const isThere = existsSync(shared);
if (!isThere)
  console.log(
    "EPCIS and UNTP files through import: skipped, ../shared/data is not beside the repository, and they may not be copied into it",
  );

describe.skipIf(!isThere)("import of every EPCIS and UNTP file", () => {
  const rows = readFileSync(new URL("expected.tsv", import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"))
    .map(([name = "", kind = "", expected = "", events = "", loaded = ""]) => {
      const present = events
        .split(", ")
        .reduce((sum, each) => sum + Number(/ (\d+)$/.exec(each)?.[1] ?? 0), 0);
      // Of a credential that is no list of events the whole is one row.
      const isOne = /^untp-(dpp|dfr|dcc)|pre-release/.test(kind);
      return { name, kind, expected, total: isOne ? 1 : present, loaded: Number(loaded) };
    });

  it("keeps what loads and quarantines what is refused: nothing is lost", { timeout: 240_000 }, async () => {
    const taken = rows.filter(({ kind, expected }) => expected !== "not-a-record" && kind !== "unknown");
    const { files } = await imported(workspace(), ...taken.map(({ name }) => join(shared, name)));
    const told = files.map(({ rows: all, accepted, quarantined }: any) => [all, accepted, quarantined]);
    expect(told).toEqual(taken.map(({ total, loaded }) => [total, loaded, total - loaded]));
    const counted = files.reduce((sum: number, { accepted }: any) => sum + accepted, 0);
    expect(counted).toBe(rows.reduce((sum, { loaded }) => sum + loaded, 0));
    for (const each of files)
      for (const issue of each.issues.filter(({ rowStatus }: any) => rowStatus === "quarantined")) {
        expect(issue.column).toMatch(/^\$/);
        expect(issue.hint).not.toBe("");
      }
  });
});
