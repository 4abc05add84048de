import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { registerList } from "../src/operations/register-list.ts";
import { entryFixture, listFixture } from "../src/screening/list.fixture.ts";
import { openStore } from "../src/store/open-store.ts";
import { folder, now, selvedge } from "./terminal.ts";

const dir = folder();
const workspace = join(dir, "acme");
const ask = (...argv: readonly string[]) => selvedge(...argv, "--workspace", workspace);
const key = "example-people";

function file(name: string, rows: readonly string[]): string {
  const path = join(dir, name);
  writeFileSync(path, `${rows.join("\n")}\n`);
  return path;
}

const found = ({ hits }: any): string[] =>
  hits.filter(({ list }: any) => list === key).map(({ entry }: any) => entry);

beforeAll(async () => {
  const rows = ["party,name,country,Schema", "P-1,Zhang Weimin,CN,Person", "P-2,🙂,CN,", "P-3,TO ORDER,CN,"];
  expect((await ask("import", file("parties.csv", rows))).err).toBe("");
  const entry = (id: string, kind: "person" | "organisation") =>
    entryFixture("Zhang Weimin", { id: `${key}:${id}`, list: key, kind, countries: ["CN"] });
  const store = await openStore(workspace, { write: true });
  registerList(
    store,
    now,
    listFixture([entry("person", "person"), entry("firm", "organisation")], { key, published: "2026-11-01" }),
  );
  await store.close();
});

describe("a row whose column schema says that it is about a person", () => {
  it("makes a person of the party's other rows, which may not repeat the column", async () => {
    const rows = [
      "party,name,schema",
      "P-7,Zhang Weimin,",
      "P-7,Zhang Weimin,Person",
      "P-7,Zhang Weimin,Company",
      "P-8,Zhang Weimin,",
      ",Zhang Weiming,Person",
      ",Zhang Weiming,",
    ];
    const lines = (await ask("screen", file("rows.csv", rows), "--json")).lines();
    expect(lines.map((line: any) => found(line).join())).toEqual([
      `${key}:person`,
      `${key}:person`,
      `${key}:person`,
      `${key}:firm`,
      `${key}:person`,
      `${key}:person`,
    ]);
    const silent = ["party,name,schema", ...Array.from({ length: 21 }, () => "P-9,Zhang Weimin,")];
    const { code, err } = await ask("screen", file("silent.csv", [...silent, "P-9,Zhang Weimin,Person"]));
    expect([code, err]).toEqual([3, expect.stringContaining("22 rows are about persons")]);
  });

  it("meets entries for persons only, stored or in a file", async () => {
    const [stored] = (await ask("screen", "--json")).lines();
    expect(found(stored)).toEqual([`${key}:person`]);
    const path = file("enquiry.csv", ["name,schema", "Zhang Weimin,Person", "Zhang Weimin,Company"]);
    expect((await ask("screen", path, "--json")).lines().map(found)).toEqual([
      [`${key}:person`],
      [`${key}:firm`],
    ]);
  });

  it("is held against the limit on persons", async () => {
    const rows = Array.from({ length: 21 }, (_, number) => `Zhang Wei ${number},Person`);
    const { code, err } = await ask("screen", file("many.csv", ["name,schema", ...rows]));
    expect(code).not.toBe(0);
    expect(err).toContain("21 rows are about persons; at most 20");
  });
});

describe("a name that is none", () => {
  it.each(["stored", "file"])("is told with the reason why it was not searched: %s", async (where) => {
    const path = file("odd.csv", ["party,name", "A,Someone Ltd.", "B,🙂", "C,TO ORDER"]);
    const lines = (await ask("screen", ...(where === "file" ? [path] : []), "--json")).lines();
    expect(lines.slice(1).map(({ notSearched }) => notSearched)).toEqual([
      [{ value: "🙂", kind: "name", why: "it holds no letter or digit" }],
      [{ value: "TO ORDER", kind: "name", why: "it says only that the party is not named" }],
    ]);
    expect(lines[1]?.notFound).toBe(
      'nothing was searched; not searched: "🙂" (it holds no letter or digit); this is not a clearance',
    );
  });

  it("is told of a row without a key too", async () => {
    const [line] = (await ask("screen", file("bare.csv", ["name", "..."]), "--json")).lines();
    expect(line?.notSearched).toEqual([{ value: "...", kind: "name", why: "it holds no letter or digit" }]);
  });
});
