import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readList } from "../src/lists/read-list.ts";
import { recordKinds } from "../src/model/records.ts";
import { registerList } from "../src/operations/register-list.ts";
import { createPorts } from "../src/workspace.ts";
import { folder, now, root, selvedge } from "./terminal.ts";

const example = join(root, "examples", "tomato-paste");
const list = "example-entity-list";

/** The example's records in a workspace of their own, with further files. */
async function workspaceWith(name: string, more: Readonly<Record<string, string>>): Promise<string> {
  const dir = join(folder(), name);
  const ports = createPorts({ dir, now: () => now });
  const store = await ports.writeStore({ name: "fiction", fictional: true });
  const of = join(example, "lists", list);
  const texts = readdirSync(of).map((file) => [file, readFileSync(join(of, file), "utf8")]);
  registerList(store, now, readList(list, Object.fromEntries(texts)));
  await ports.close();
  const there = new Set(readdirSync(example));
  const files = recordKinds
    .filter((kind) => there.has(`${kind}.csv`) && kind !== "decisions")
    .map((kind) => join(example, `${kind}.csv`));
  await selvedge("import", ...files, "--quiet", "--workspace", dir);
  for (const [kind, text] of Object.entries(more)) {
    const file = join(folder(), `${kind}-more.csv`);
    writeFileSync(file, text);
    const { code, err } = await selvedge("import", file, "--as", kind, "--workspace", dir);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  }
  return dir;
}

/** The share of the order on the region in a product. */
async function shareOf(product: string, dir: string): Promise<any> {
  const [line] = (await selvedge("trace", product, "--json", "--workspace", dir)).lines();
  return line.shares.find(({ source }: any) => source === "place:CN-XJ");
}

describe("shares of what was imported", () => {
  it("stand as in the example's README", async () => {
    const share = await shareOf("PASTE-20", await workspaceWith("plain", {}));
    expect(share).toMatchObject({ state: "bounded", min: 0, max: 0 });
  });
  const movements = (run: string): string =>
    `transformation,lot,quantity,unit,Movement type\n${run},FT-9,100,kg,Z01\nT-X,FT-9,5,kg,261\n`;
  it.each([
    ["that names its run", movements("T-C1"), "0 to 1"],
    ["that names none", movements(""), "0 to 1"],
    ["of another run", movements("T-Y"), "0 to 0"],
  ])("where a row is in quarantine, one %s", async (_what, rows, told) => {
    const share = await shareOf("PASTE-20", await workspaceWith("torn", { transformation_inputs: rows }));
    expect(`${share.min} to ${share.max}`).toBe(told);
    if (told === "0 to 1") expect(share.open.join()).toContain("in quarantine");
  });
  it("are contradicted by a declaration that does not name what came", async () => {
    const rows = [
      "document,kind,issuer,site,good,from,to,shipment,lot",
      "CD-7,completeness-declaration,Castrevia,SITE-E,2002.90,2025-09-01,2025-11-30,TM-2005,",
      "",
    ].join("\n");
    const share = await shareOf("PASTE-20", await workspaceWith("declared", { documents: rows }));
    expect(share).toMatchObject({ state: "contradicted", min: null, max: null });
    expect(share.contradictedBy).toContain("CD-7");
  });
  it("are as they were by one that names all of it", async () => {
    const rows = [
      "document,kind,issuer,site,good,from,to,shipment,lot",
      "CD-7,completeness-declaration,Castrevia,SITE-E,2002.90,2025-09-01,2025-11-30,TM-2005,",
      "CD-7,completeness-declaration,Castrevia,,,,,,CS-1",
      "",
    ].join("\n");
    const share = await shareOf("PASTE-20", await workspaceWith("named", { documents: rows }));
    expect(share).toMatchObject({ state: "bounded", min: 0, max: 0 });
  });
});
