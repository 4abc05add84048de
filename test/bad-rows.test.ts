import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { idOfKey } from "../src/parties/party-id.ts";
import { bytesOf, faults, type Line, linesOf, self, shirtShipments, shirts } from "./bad-rows.fixture.ts";
import { folder, selvedge } from "./terminal.ts";

// One row in a hundred is broken, by rule; what is to come of each is written in the fixture, fault by fault.

const rows = 20_000;
const lines: readonly Line[] = [...linesOf(rows)];
const planted = faults.map((_, at) => lines.filter(({ fault }) => fault === at));
let file: any;
let traced: any[];

beforeAll(async () => {
  const dir = folder();
  const put = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(dir, name), content);
    return join(dir, name);
  };
  const files = [
    put("shipments.csv", bytesOf(`${lines.map(({ text }) => text).join("\n")}\n`)),
    put("shirts-sold.csv", shirtShipments()),
    put("products.csv", shirts()),
    put("parties.csv", self),
  ];
  const workspace = join(dir, "workspace");
  const imported = await selvedge("import", ...files, "--json", "--workspace", workspace);
  expect([imported.code, imported.err]).toEqual([0, ""]);
  [file] = imported.json().files;
  traced = (await selvedge("trace", "--json", "--workspace", workspace)).lines();
});

const countOf = (status: string): number =>
  planted.reduce((sum, each, at) => sum + (faults[at]?.status === status ? each.length : 0), 0);

describe("one row in a hundred broken", () => {
  it("accounts for every row", () => {
    const [twice, blank] = ["a row told twice", "a blank line"].map(
      (name) => planted[faults.findIndex((fault) => fault.name === name)]?.length ?? 0,
    );
    expect(file.rows).toBe(rows + (twice ?? 0) - (blank ?? 0));
    expect(file.accepted + file.repaired + file.quarantined).toBe(file.rows);
    expect(file).toMatchObject({ repaired: countOf("repaired"), quarantined: countOf("quarantined") });
  });

  it("remarks every broken row and no other", () => {
    const expected = faults.flatMap(({ remark, status }, at) =>
      remark === undefined ? [] : (planted[at] ?? []).map(({ row }) => [row, ...remark, status].join(" ")),
    );
    const told = file.issues.filter(({ rowStatus }: any) => rowStatus !== null);
    expect(
      told
        .map(({ row, code, column, rowStatus }: any) => [row, code, column, rowStatus].join(" "))
        .toSorted(),
    ).toEqual(expected.toSorted());
    expect(file.issueCount).toBe(file.issues.length);
  });

  it("says of the file that blank lines are no rows, and reads it as UTF-8", () => {
    const whole = file.issues.filter(({ rowStatus }: any) => rowStatus === null);
    expect(whole.map(({ message }: any) => message).join(" ")).toMatch(/\d+ blank lines/);
    expect(file.encoding).toBe("utf-8");
  });
});

describe.each(faults.map((fault, at) => ({ ...fault, at })))("what trace makes of $name", (fault) => {
  const answer = (): any => traced.find(({ subject }) => subject === `product:SHIRT-${fault.at}`);
  /** The steps of each way by which the records say that goods came to the mill. */
  const ways = (): any[][] => answer().ends.map(({ hops }: any) => hops);
  const shipments = (): readonly string[] =>
    (planted[fault.at] ?? []).map(({ text }) => text.slice(0, text.indexOf(",")));

  it("follows every row by which goods moved to the mill, and no other", () => {
    const first = ways().map(([hop]) => hop.shipment);
    const moves = fault.flow === "moves";
    expect(first.toSorted()).toEqual(moves ? shipments().toSorted() : [`SHIRT-${fault.at}`]);
    if (!moves) expect(answer().ends).toMatchObject([{ party: idOfKey(`MILL-${fault.at}`) }]);
  });

  it("uses of a row what it says and nothing else, and tells what that leaves open", () => {
    for (const [hop, next] of ways()) {
      if (fault.hop !== undefined) expect(hop).toMatchObject(fault.hop);
      if (fault.note !== undefined) expect(hop.notes.join("; ")).toMatch(fault.note);
      if (fault.fits === undefined) continue;
      expect(next).toMatchObject({ passing: "unknown-good", notes: [expect.stringMatching(fault.fits)] });
    }
    expect(ways().length).toBeGreaterThan(0);
  });

  it("says how many rows it does not know of", () => {
    const late = planted[faults.findIndex(({ name }) => name === "a date to come")]?.length;
    expect(answer().notes).toContain(
      `${countOf("quarantined")} rows of shipments in quarantine are in no answer.`,
    );
    expect(answer().notes.join(" ")).toContain(
      `${late} rows of shipments are dated after today, 2026-11-22, and`,
    );
  });
});
